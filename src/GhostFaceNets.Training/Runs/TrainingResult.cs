namespace GhostFaceNets.Training.Runs;

/// <summary>What a run came to.</summary>
/// <param name="Run">Its folder.</param>
/// <param name="Epochs">Epochs behind.</param>
/// <param name="PlannedEpochs">Epochs of all stages.</param>
/// <param name="Seconds">Wall-clock time of this call.</param>
/// <param name="Values">The numbers of the last epoch, by the history's names.</param>
/// <param name="Best">The best accuracy on the last evaluation set; null without one.</param>
/// <param name="LatestModel">The model after the last epoch; null before the first.</param>
/// <param name="BestModel">The model that did best on the last evaluation set; null without one.</param>
/// <param name="SkippedPictures">What is wrong with each picture that was skipped in this call.</param>
public sealed record TrainingResult(
    string Run,
    int Epochs,
    int PlannedEpochs,
    double Seconds,
    IReadOnlyDictionary<string, double> Values,
    double? Best,
    string? LatestModel,
    string? BestModel,
    IReadOnlyList<string> SkippedPictures);
