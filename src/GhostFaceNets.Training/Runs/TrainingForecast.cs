namespace GhostFaceNets.Training.Runs;

/// <summary>What a recipe would run, and what that would take.</summary>
/// <param name="Data">The data set.</param>
/// <param name="People">Its people.</param>
/// <param name="Images">Its pictures.</param>
/// <param name="Stages">The stages, one after the other.</param>
/// <param name="Epochs">Of all stages.</param>
/// <param name="Steps">Batches in an epoch.</param>
/// <param name="BatchSize">Pictures in a batch.</param>
/// <param name="Evaluation">The sets to verify on.</param>
/// <param name="Network">The network's name.</param>
/// <param name="Parameters">Trainable numbers of the backbone.</param>
/// <param name="HeadParameters">Numbers of the class centres in the first stage.</param>
/// <param name="Macs">Multiply-adds of the backbone for one picture.</param>
/// <param name="DiskBytes">What models and checkpoints take at most.</param>
/// <param name="MemoryBytes">The most main memory that the program held during the trial.</param>
/// <param name="TrialBatches">Batches that were timed.</param>
/// <param name="ImagesPerSecond">Their speed.</param>
/// <param name="Seconds">The time of all stages at that speed, evaluation left out.</param>
public sealed record TrainingForecast(
    string Data,
    int People,
    int Images,
    IReadOnlyList<StageForecast> Stages,
    int Epochs,
    int Steps,
    int BatchSize,
    IReadOnlyList<string> Evaluation,
    string Network,
    long Parameters,
    long HeadParameters,
    long Macs,
    long DiskBytes,
    long MemoryBytes,
    int TrialBatches,
    double ImagesPerSecond,
    double Seconds);
