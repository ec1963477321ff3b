namespace GhostFaceNets.Recognition;

/// <summary>Where the true value lies in 95 of 100 repetitions of a measurement on other people.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct ConfidenceInterval(double Low, double High);
