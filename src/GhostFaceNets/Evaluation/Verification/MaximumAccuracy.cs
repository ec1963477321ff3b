namespace GhostFaceNets.Evaluation.Verification;

/// <summary>The best share of right answers that one threshold gives, where "same" is a score above it.</summary>
/// <param name="Accuracy">0..1.</param>
/// <param name="Threshold">The smallest of the candidates that reach it.</param>
public readonly record struct MaximumAccuracy(double Accuracy, double Threshold)
{
    private const double ReferenceShare = 0.1;

    /// <summary>The reference's search: only the highest tenth of the scores of different people are candidates, all of them when
    /// there are fewer than ten. Published figures are of this kind. Without pairs of different people as <see cref="Exact"/>.</summary>
    public static MaximumAccuracy Reference(PairScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var different = scores.Sorted(same: false);
        var steps = (int)(ReferenceShare * different.Length);
        return different.Length == 0 ? Exact(scores) : Best(scores, different[(steps == 0 ? 0 : ^steps)..]);
    }

    /// <summary>Every threshold that makes a difference is a candidate: each score, and one below all of them.</summary>
    public static MaximumAccuracy Exact(PairScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        double[] candidates = [.. scores.Values.Order()];
        return Best(scores, [Math.BitDecrement(candidates[0]), .. candidates]);
    }

    private static MaximumAccuracy Best(PairScores scores, double[] ascending)
    {
        var (same, different) = (scores.Sorted(same: true), scores.Sorted(same: false));
        var (best, threshold, rejectedSame, rejectedDifferent) = (-1, 0d, 0, 0);
        foreach (var candidate in ascending)
        {
            while (rejectedSame < same.Length && same[rejectedSame] <= candidate) rejectedSame++;
            while (rejectedDifferent < different.Length && different[rejectedDifferent] <= candidate) rejectedDifferent++;
            var right = same.Length - rejectedSame + rejectedDifferent;
            if (right > best) (best, threshold) = (right, candidate);
        }

        return new((double)best / scores.Count, threshold);
    }
}
