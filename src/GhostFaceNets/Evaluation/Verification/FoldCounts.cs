namespace GhostFaceNets.Evaluation.Verification;

/// <summary>For contiguous folds of pairs and thresholds 0, step, 2 step ... on squared distance: how many pairs of either
/// kind are accepted, that is, nearer than the threshold.</summary>
internal sealed class FoldCounts
{
    private readonly int[,] _same;
    private readonly int[,] _different;

    /// <summary>Counts. The first (pairs mod folds) folds have one pair more; there are never more folds than pairs.</summary>
    public FoldCounts(Func<int, double> squaredDistance, IReadOnlyList<bool> same, int folds, double step, int thresholds)
    {
        (Folds, Thresholds, Step) = (Math.Min(folds, same.Count), thresholds, step);
        // One column more than thresholds: pairs that none accepts.
        (_same, _different) = (new int[Folds, thresholds + 1], new int[Folds, thresholds + 1]);
        foreach (var (fold, (start, end)) in Ranges(same.Count, folds).Index())
        {
            for (var pair = start; pair < end; pair++) (same[pair] ? _same : _different)[fold, FirstAccepting(squaredDistance(pair))]++;
        }

        (SameTotals, DifferentTotals) = (Accumulate(_same), Accumulate(_different));
    }

    /// <summary>The pairs of each fold: the first and the one after the last.</summary>
    public static (int Start, int End)[] Ranges(int pairs, int folds)
    {
        folds = Math.Min(folds, pairs);
        int Start(int fold) => fold * (pairs / folds) + Math.Min(fold, pairs % folds);
        return [.. Enumerable.Range(0, folds).Select(fold => (Start(fold), Start(fold + 1)))];
    }

    public int Folds { get; }

    public int Thresholds { get; }

    public double Step { get; }

    /// <summary>Pairs of one person in each fold.</summary>
    public int[] SameTotals { get; }

    /// <summary>Pairs of two people in each fold.</summary>
    public int[] DifferentTotals { get; }

    public int AcceptedSame(int fold, int threshold) => _same[fold, threshold];

    public int AcceptedDifferent(int fold, int threshold) => _different[fold, threshold];

    /// <summary>Right answers: accepted pairs of one person and rejected pairs of two.</summary>
    public int Right(int fold, int threshold) => _same[fold, threshold] + DifferentTotals[fold] - _different[fold, threshold];

    /// <summary>A count summed over all folds but one.</summary>
    public int Elsewhere(int fold, Func<int, int> count) => Enumerable.Range(0, Folds).Where(other => other != fold).Sum(count);

    private int FirstAccepting(double distance)
    {
        var first = (int)Math.Clamp(distance / Step - 1, 0, Thresholds);
        while (first < Thresholds && !(distance < first * Step)) first++;
        return first;
    }

    private int[] Accumulate(int[,] counts)
    {
        var totals = new int[Folds];
        for (var fold = 0; fold < Folds; fold++)
        {
            for (var i = 0; i <= Thresholds; i++) counts[fold, i] = totals[fold] += counts[fold, i];
        }

        return totals;
    }
}
