namespace GhostFaceNets.Recognition;

/// <summary>A calibrated threshold: two faces whose cosine exceeds it are taken for one person.</summary>
/// <param name="FalseMatchRate">The share of pairs of different people that exceed it, e.g. 1e-3.</param>
/// <param name="Cosine">The threshold, -1..1.</param>
/// <param name="Set">What it was measured on.</param>
public sealed record ModelThreshold(double FalseMatchRate, double Cosine, string Set);
