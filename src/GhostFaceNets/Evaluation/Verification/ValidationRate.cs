namespace GhostFaceNets.Evaluation.Verification;

/// <summary>VAL at a false accept rate: on each fold, the share of pairs of one person that are accepted at the threshold which
/// keeps the false accept rate of the other folds within the target.</summary>
/// <remarks>The threshold is the largest of 0, 0.001 .. 3.999 on squared distance whose rate does not exceed the target: the rate is a step
/// function, so that interpolating it, as the FaceNet code that all others copy does, is undefined on its steps.
/// A rate among no pairs is 0, and folds without such pairs do not count in its mean.</remarks>
public sealed class ValidationRate
{
    private const int FoldCount = 10;
    private const double Step = 0.001;
    private const int ThresholdCount = 4000;

    private ValidationRate(double[] rates, double[] falseAcceptRates, double[] thresholds, FoldCounts counts)
    {
        (Rates, FalseAcceptRates, Thresholds) = (rates, falseAcceptRates, thresholds);
        (Mean, Deviation) = MomentsWhere(rates, counts.SameTotals);
        FalseAcceptRate = MomentsWhere(falseAcceptRates, counts.DifferentTotals).Mean;
    }

    /// <summary>The rate on each left-out fold, 0..1.</summary>
    public IReadOnlyList<double> Rates { get; }

    /// <summary>The false accept rate that the threshold turned out to have on each left-out fold.</summary>
    public IReadOnlyList<double> FalseAcceptRates { get; }

    /// <summary>The threshold on squared distance of each fold.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>The mean rate.</summary>
    public double Mean { get; }

    /// <summary>The population deviation of the rates.</summary>
    public double Deviation { get; }

    /// <summary>The mean false accept rate on the left-out folds.</summary>
    public double FalseAcceptRate { get; }

    /// <summary>Measures.</summary>
    /// <param name="scores">Cosines.</param>
    /// <param name="target">The false accept rate to keep within, e.g. 1e-3.</param>
    public static ValidationRate Of(PairScores scores, double target)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var counts = new FoldCounts(pair => 2 - 2 * scores.Values[pair], scores.Same, FoldCount, Step, ThresholdCount);
        var (rates, falseAccepts, thresholds) = (new double[counts.Folds], new double[counts.Folds], new double[counts.Folds]);
        for (var fold = 0; fold < counts.Folds; fold++)
        {
            var different = counts.Elsewhere(fold, other => counts.DifferentTotals[other]);
            var chosen = ThresholdCount - 1;
            while (chosen > 0 && Rate(counts.Elsewhere(fold, other => counts.AcceptedDifferent(other, chosen)), different) > target) chosen--;
            thresholds[fold] = chosen * Step;
            rates[fold] = Rate(counts.AcceptedSame(fold, chosen), counts.SameTotals[fold]);
            falseAccepts[fold] = Rate(counts.AcceptedDifferent(fold, chosen), counts.DifferentTotals[fold]);
        }

        return new(rates, falseAccepts, thresholds, counts);
    }

    private static (double Mean, double Deviation) MomentsWhere(double[] rates, int[] pairs)
    {
        double[] counting = [.. rates.Where((_, fold) => pairs[fold] > 0)];
        return counting.Length == 0 ? (0, 0) : Moments.Of(counting);
    }

    private static double Rate(int count, int of) => of == 0 ? 0 : (double)count / of;
}
