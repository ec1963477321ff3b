namespace GhostFaceNets.Evaluation.Quality;

/// <summary>The errors that are left when the pictures of least quality are rejected.</summary>
/// <param name="Rejected">The share of pictures that is rejected, 0..1.</param>
/// <param name="Pictures">Those that are left.</param>
/// <param name="LeastQuality">The least quality that is left.</param>
/// <param name="GenuinePairs">Pairs of one person that are left.</param>
/// <param name="FalseNonMatches">Those of them that do not match.</param>
/// <param name="ImpostorPairs">Pairs of different people that are left.</param>
/// <param name="FalseMatches">Those of them that match.</param>
public sealed record RejectPoint(
    double Rejected, int Pictures, double LeastQuality, long GenuinePairs, long FalseNonMatches, long ImpostorPairs, long FalseMatches)
{
    /// <summary>FNMR; null without pairs of one person.</summary>
    public double? FalseNonMatchRate => GenuinePairs == 0 ? null : (double)FalseNonMatches / GenuinePairs;

    /// <summary>FMR; null without pairs of different people.</summary>
    public double? FalseMatchRate => ImpostorPairs == 0 ? null : (double)FalseMatches / ImpostorPairs;
}
