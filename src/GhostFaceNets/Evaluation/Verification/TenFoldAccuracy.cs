namespace GhostFaceNets.Evaluation.Verification;

/// <summary>The LFW protocol: the threshold that is best on nine tenths of the pairs is tried on the last tenth, ten times.
/// Thresholds are 0, 0.01 .. 3.99 on the squared distance of normalised embeddings, the first of equals counts, and "same" is a
/// distance below.</summary>
/// <remarks>Folds are contiguous, as the published pair lists are arranged. Fewer than ten pairs make as many folds as pairs.</remarks>
public sealed class TenFoldAccuracy
{
    internal const int FoldCount = 10;

    private const double Step = 0.01;
    private const int ThresholdCount = 400;

    private TenFoldAccuracy(double[] accuracies, double[] thresholds)
    {
        (Accuracies, Thresholds) = (accuracies, thresholds);
        (Mean, Deviation) = Moments.Of(accuracies);
    }

    /// <summary>The accuracy on each left-out fold, 0..1.</summary>
    public IReadOnlyList<double> Accuracies { get; }

    /// <summary>The squared distance below which a pair counts as same, chosen on the other folds.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>The mean accuracy.</summary>
    public double Mean { get; }

    /// <summary>The population deviation of the accuracies.</summary>
    public double Deviation { get; }

    /// <summary>Measures pairs by their cosine; the squared distance of normalised embeddings is 2 - 2 cosine.</summary>
    public static TenFoldAccuracy Of(PairScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var counts = Counts(pair => 2 - 2 * scores.Values[pair], scores.Same);
        return Of(_ => counts, counts.Folds);
    }

    /// <summary>Measures pairs by a distance that differs from left-out fold to fold.</summary>
    internal static TenFoldAccuracy Of(Func<int, int, double> squaredDistance, IReadOnlyList<bool> same) =>
        Of(fold => Counts(pair => squaredDistance(fold, pair), same), Math.Min(FoldCount, same.Count));

    private static TenFoldAccuracy Of(Func<int, FoldCounts> countsFor, int folds)
    {
        var (accuracies, thresholds) = (new double[folds], new double[folds]);
        for (var fold = 0; fold < folds; fold++)
        {
            var counts = countsFor(fold);
            var best = Enumerable.Range(0, ThresholdCount).MaxBy(threshold => counts.Elsewhere(fold, other => counts.Right(other, threshold)));
            thresholds[fold] = best * Step;
            accuracies[fold] = (double)counts.Right(fold, best) / (counts.SameTotals[fold] + counts.DifferentTotals[fold]);
        }

        return new(accuracies, thresholds);
    }

    private static FoldCounts Counts(Func<int, double> squaredDistance, IReadOnlyList<bool> same) => new(squaredDistance, same, FoldCount, Step, ThresholdCount);
}
