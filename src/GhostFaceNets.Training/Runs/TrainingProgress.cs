namespace GhostFaceNets.Training.Runs;

/// <summary>How far a run is, after a batch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Epochs">Of all stages.</param>
/// <param name="Step">From 1, in the epoch.</param>
/// <param name="Steps">Of an epoch.</param>
/// <param name="Loss">The epoch's mean so far.</param>
/// <param name="Accuracy">The share of the epoch's pictures nearest to their own class.</param>
/// <param name="LearningRate">The batch's.</param>
/// <param name="ImagesPerSecond">Over the last batches, evaluation left out.</param>
/// <param name="Left">The time that the rest will take at this speed, evaluation left out.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double Accuracy, double LearningRate, double ImagesPerSecond, TimeSpan Left);
