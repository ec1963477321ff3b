namespace GhostFaceNets.Recognition;

/// <summary>A calibrated threshold: two faces whose cosine exceeds it are taken for one person.</summary>
/// <param name="FalseMatchRate">The share of pairs of different people that exceed it, e.g. 1e-3.</param>
/// <param name="Cosine">The threshold, -1..1.</param>
/// <param name="Set">What it was measured on.</param>
public sealed record ModelThreshold(double FalseMatchRate, double Cosine, string Set)
{
    /// <summary>The pairs of different people that it was measured on; null when unknown.</summary>
    public long? Pairs { get; init; }

    /// <summary>The people in those pairs; null when unknown.</summary>
    public int? People { get; init; }

    /// <summary>Where the threshold would lie with other people; null when unknown.</summary>
    public ConfidenceInterval? CosineInterval { get; init; }

    /// <summary>The false match rate that this threshold would have with other people; null when unknown.</summary>
    public ConfidenceInterval? FalseMatchRateInterval { get; init; }

    /// <summary>The share of pairs of one person that do not exceed it; null when unknown.</summary>
    public double? FalseNonMatchRate { get; init; }

    /// <summary>That rate with other people; null when unknown.</summary>
    public ConfidenceInterval? FalseNonMatchRateInterval { get; init; }
}
