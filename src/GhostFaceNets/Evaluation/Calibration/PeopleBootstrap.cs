using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>Intervals by drawing people with replacement: pairs share people, so pairs drawn by themselves would look surer than they are.
/// A pair of two people counts as often as the product of their draws, a pair of one person as often as the person was drawn.</summary>
/// <remarks>The vertex bootstrap of Snijders and Borgatti, Connections 22 (2), 1999; compared for face recognition by Fogliato, Patil and Perona,
/// "Confidence intervals for error rates in 1:1 matching tasks", IJCV 2024. Percentiles 2.5 and 97.5 of a thousand draws with a fixed seed.</remarks>
internal sealed class PeopleBootstrap
{
    /// <summary>Fewer people or pairs that differ give no interval.</summary>
    public const int LeastPeople = 30;

    private const int Draws = 1000;
    private const int Seed = 20_240_917;
    private const double Tail = 0.025;

    private readonly FacePairs _pairs;
    private readonly Dictionary<int, long> _genuine;

    public PeopleBootstrap(FacePairs pairs)
    {
        _pairs = pairs;
        _genuine = pairs.GenuineScores.CountBy(pair => pairs.PersonOf(pair.First)).ToDictionary(person => person.Key, person => (long)person.Value);
    }

    /// <summary>The errors at ascending thresholds.</summary>
    public ErrorRates[] Rates(IReadOnlyList<double> thresholds, CancellationToken cancellation = default)
    {
        var matches = thresholds.Select(threshold => _pairs.HighestImpostors.TakeWhile(pair => pair.Score > threshold).Count()).ToArray();
        var misses = thresholds.Select(threshold => _pairs.GenuineScores.TakeWhile(pair => pair.Score <= threshold)
            .CountBy(pair => _pairs.PersonOf(pair.First)).ToArray()).ToArray();
        var (falseMatchRates, falseNonMatchRates) = (new double[thresholds.Count][], new double[thresholds.Count][]);
        for (var i = 0; i < thresholds.Count; i++) (falseMatchRates[i], falseNonMatchRates[i]) = (new double[Draws], new double[Draws]);
        Draw(cancellation, (draw, weights) =>
        {
            var impostors = _pairs.ImpostorWeight(weights);
            var genuine = _genuine.Sum(person => (double)person.Value * weights[person.Key]);
            var highest = _pairs.Impostors;
            var (at, matched) = (0, 0.0);
            // From the strictest on, so that each pair is visited once.
            for (var i = thresholds.Count - 1; i >= 0; i--)
            {
                for (; at < matches[i]; at++) matched += _pairs.Weight(highest[at], weights);
                falseMatchRates[i][draw] = matched / impostors;
                falseNonMatchRates[i][draw] = misses[i].Sum(person => (double)person.Value * weights[person.Key]) / genuine;
            }
        });
        return [.. thresholds.Select((threshold, i) => new ErrorRates
        {
            Threshold = threshold,
            ImpostorPairs = _pairs.ImpostorCount,
            FalseMatches = matches[i],
            ConfusedPeople = Confused(matches[i]),
            FalseMatchRateInterval = Interval(falseMatchRates[i], matches[i], _pairs.People, _pairs.PeopleAreKnown ? (long)_pairs.People * (_pairs.People - 1) / 2 : _pairs.ImpostorCount),
            GenuinePairs = _pairs.GenuineScores.Count,
            FalseNonMatches = misses[i].Sum(person => (long)person.Value),
            FalseNonMatchRateInterval = Interval(falseNonMatchRates[i], misses[i].Length, _genuine.Count, _genuine.Count),
        })];
    }

    /// <summary>Where the thresholds at false match rates lie for other people, each as <see cref="ThresholdAt"/> finds it; null for too few people.</summary>
    public ConfidenceInterval?[] Thresholds(IReadOnlyList<double> falseMatchRates, CancellationToken cancellation = default)
    {
        var found = falseMatchRates.Select(_ => new double[Draws]).ToArray();
        Draw(cancellation, (draw, weights) =>
        {
            var impostors = _pairs.ImpostorWeight(weights);
            for (var i = 0; i < found.Length; i++) found[i][draw] = impostors > 0 ? ThresholdAt(falseMatchRates[i] * impostors, pair => _pairs.Weight(pair, weights)) : double.NaN;
        });
        return [.. found.Select(thresholds => Interval(thresholds, 1, _pairs.People, 0))];
    }

    /// <summary>The smallest cosine that no more than so many pairs of different people exceed.</summary>
    public double ThresholdAt(double allowed, Func<FacePair, double> weight)
    {
        double above = 0;
        foreach (var pair in _pairs.Impostors)
        {
            above += weight(pair);
            if (above > allowed) return pair.Score;
        }

        return _pairs.Impostors[^1].Score;
    }

    private long Confused(int matches) => !_pairs.PeopleAreKnown ? matches : _pairs.HighestImpostors.Take(matches)
        .Select(pair => (_pairs.PersonOf(pair.First), _pairs.PersonOf(pair.Second)))
        .Select(people => people.Item1 < people.Item2 ? people : (people.Item2, people.Item1)).Distinct().Count();

    private void Draw(CancellationToken cancellation, Action<int, int[]> use) =>
        Parallel.For(0, Draws, new ParallelOptions { CancellationToken = cancellation }, draw =>
        {
            var random = new Random(Seed + draw);
            var weights = new int[_pairs.People];
            for (var i = 0; i < weights.Length; i++) weights[random.Next(weights.Length)]++;
            use(draw, weights);
        });

    /// <summary>Percentiles; without an error all draws are alike, and the exact bound of independent trials stands instead.</summary>
    private static ConfidenceInterval? Interval(double[] values, long errors, int people, long trials)
    {
        if (people < LeastPeople) return null;
        if (errors == 0) return new(0, 1 - Math.Pow(Tail, 1.0 / trials));
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return new(Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
