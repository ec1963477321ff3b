namespace GhostFaceNets.Training.Runs;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Epochs">Of all stages.</param>
/// <param name="Values">What the history takes, by name.</param>
/// <param name="IsBest">Whether the last evaluation set was never better.</param>
public sealed record EpochResult(int Epoch, int Epochs, IReadOnlyDictionary<string, double> Values, bool IsBest);
