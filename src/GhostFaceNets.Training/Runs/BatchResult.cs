namespace GhostFaceNets.Training.Runs;

/// <summary>What a batch gave.</summary>
/// <param name="Loss">The mean loss with all that is attached to it, decay left out.</param>
/// <param name="Decay">The L2 decay's share of the loss; null where it was not measured.</param>
/// <param name="Right">Pictures whose nearest class was the right one; 0 without a head.</param>
/// <param name="Parts">The mean of each attached loss, without its weight, by its name in the history.</param>
internal readonly record struct BatchResult(double Loss, double? Decay, long Right, IReadOnlyDictionary<string, double> Parts);
