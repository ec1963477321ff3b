namespace GhostFaceNets.Training.Runs;

/// <summary>What a batch gave.</summary>
/// <param name="Loss">The mean loss, decay left out.</param>
/// <param name="Decay">The L2 decay's share of the loss; null where it was not measured.</param>
/// <param name="Right">Pictures whose nearest class was the right one.</param>
internal readonly record struct BatchResult(double Loss, double? Decay, long Right);
