using System.Collections;

namespace GhostFaceNets.Evaluation;

/// <summary>The receiver operating characteristic: for every threshold that makes a difference, the share of genuine scores (TAR) and
/// of impostor scores (FAR) that reach it. Starts at (0, 0), one point for each distinct score, in ascending order of both rates.</summary>
/// <remarks>A rate among no scores is 0.</remarks>
public sealed class RocCurve
{
    private readonly long _genuine;
    private readonly long _impostors;
    private readonly long[] _trueAccepts;
    private readonly long[] _falseAccepts;

    private RocCurve? _bends;

    internal RocCurve(long genuine, long impostors, long[] trueAccepts, long[] falseAccepts, double[] thresholds)
    {
        (_genuine, _impostors, _trueAccepts, _falseAccepts) = (genuine, impostors, trueAccepts, falseAccepts);
        Thresholds = thresholds;
        TrueAcceptRates = new Rates(trueAccepts, genuine);
        FalseAcceptRates = new Rates(falseAccepts, impostors);
    }

    /// <summary>TAR of each point, 0..1.</summary>
    public IReadOnlyList<double> TrueAcceptRates { get; }

    /// <summary>FAR of each point, 0..1.</summary>
    public IReadOnlyList<double> FalseAcceptRates { get; }

    /// <summary>The score that is still accepted at each point; positive infinity at (0, 0).</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>Whether it goes on until everything is accepted; else only the highest scores are known, and it ends with them.</summary>
    public bool IsComplete => _trueAccepts[^1] == _genuine && _falseAccepts[^1] == _impostors;

    /// <summary>The area under the curve by trapezoids, which counts ties as half; null without genuine or without impostor scores, or
    /// when it is not complete.</summary>
    public double? Area => _genuine == 0 || _impostors == 0 || !IsComplete
        ? null
        : Enumerable.Range(1, Thresholds.Count - 1).Sum(i =>
            (FalseAcceptRates[i] - FalseAcceptRates[i - 1]) * (TrueAcceptRates[i] + TrueAcceptRates[i - 1]) / 2);

    /// <summary>The equal error rate: where FAR reaches 1 - TAR, on the line between the two points around it; null without genuine or
    /// without impostor scores, or when the curve is not complete.</summary>
    public double? EqualErrorRate
    {
        get
        {
            if (_genuine == 0 || _impostors == 0 || !IsComplete) return null;
            double Gap(int i) => FalseAcceptRates[i] - (1 - TrueAcceptRates[i]);
            var after = Enumerable.Range(1, Thresholds.Count - 1).First(i => Gap(i) >= 0);
            var share = -Gap(after - 1) / (Gap(after) - Gap(after - 1));
            return FalseAcceptRates[after - 1] + share * (FalseAcceptRates[after] - FalseAcceptRates[after - 1]);
        }
    }

    /// <summary>Makes the curve.</summary>
    /// <param name="scores">Larger for more alike.</param>
    /// <param name="same">For each score, whether it is genuine.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a score is not a number.</exception>
    public static RocCurve Of(IReadOnlyList<double> scores, IReadOnlyList<bool> same)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(same);
        if (scores.Count != same.Count) throw new ArgumentException($"{scores.Count} scores for {same.Count} labels.", nameof(scores));
        var genuine = new double[same.Count(label => label)];
        var impostors = new double[scores.Count - genuine.Length];
        var (nextGenuine, nextImpostor) = (0, 0);
        for (var i = 0; i < scores.Count; i++)
        {
            var score = scores[i];
            if (double.IsNaN(score)) throw new ArgumentException($"Score {i} is not a number.", nameof(scores));
            if (same[i]) genuine[nextGenuine++] = score;
            else impostors[nextImpostor++] = score;
        }

        Array.Sort(genuine);
        Array.Sort(impostors);
        return Merge(genuine, impostors, genuine.Length, impostors.Length);
    }

    /// <summary>Makes the curve of more impostor scores than can be held, of which the highest are known.</summary>
    /// <param name="genuine">All genuine scores.</param>
    /// <param name="impostors">All impostor scores above the floor; others may be among them.</param>
    /// <param name="floor">The curve ends above it; negative infinity when all impostor scores are there.</param>
    /// <param name="allImpostors">How many impostor scores there are in truth.</param>
    internal static RocCurve OfHighest(ReadOnlySpan<float> genuine, ReadOnlySpan<float> impostors, float floor, long allImpostors)
    {
        return Merge(Above(genuine), Above(impostors), genuine.Length, allImpostors);

        double[] Above(ReadOnlySpan<float> scores)
        {
            var above = new List<double>(scores.Length);
            foreach (var score in scores)
            {
                if (score > floor) above.Add(score);
            }

            above.Sort();
            return [.. above];
        }
    }

    /// <summary>A curve through given points: counts of genuine and impostor scores that each threshold accepts, ascending from none to all.</summary>
    internal static RocCurve Through(IReadOnlyList<(int Genuine, int Impostors, float Threshold)> points) => new(
        points[^1].Genuine, points[^1].Impostors, [.. points.Select(point => point.Genuine)], [.. points.Select(point => point.Impostors)], [.. points.Select(point => (double)point.Threshold)]);

    /// <summary>The largest TAR whose FAR does not exceed the target.</summary>
    public double TarAt(double far)
    {
        var last = 0;
        while (last + 1 < Thresholds.Count && FalseAcceptRates[last + 1] <= far) last++;
        return TrueAcceptRates[last];
    }

    /// <summary>The reference's TAR: at the point whose FAR is nearest to the target, even above it, on the curve
    /// <see cref="WithoutCollinear"/>; of equally near points the one with the larger FAR, then TAR.</summary>
    public double ReferenceTarAt(double far)
    {
        var curve = WithoutCollinear();
        var nearest = Enumerable.Range(0, curve.Thresholds.Count).Reverse().MinBy(i => Math.Abs(curve.FalseAcceptRates[i] - far));
        return curve.TrueAcceptRates[nearest];
    }

    /// <summary>The same curve without points on a straight line between their neighbours, as scikit-learn's <c>roc_curve</c> drops them.</summary>
    public RocCurve WithoutCollinear() => _bends ??= DropCollinear();

    private RocCurve DropCollinear()
    {
        // (0, 0) takes no part: scikit-learn prepends it after dropping.
        var last = Thresholds.Count - 1;
        bool Bends(long[] counts, int i) => counts[i + 1] - counts[i] != counts[i] - counts[i - 1];
        int[] kept = [.. Enumerable.Range(0, Thresholds.Count).Where(i => i <= 1 || i == last || Bends(_trueAccepts, i) || Bends(_falseAccepts, i))];
        return new(_genuine, _impostors, [.. kept.Select(i => _trueAccepts[i])], [.. kept.Select(i => _falseAccepts[i])], [.. kept.Select(i => Thresholds[i])]);
    }

    /// <summary>Counts down both ascending lists at once.</summary>
    private static RocCurve Merge(double[] genuine, double[] impostors, long allGenuine, long allImpostors)
    {
        List<long> trueAccepts = [0], falseAccepts = [0];
        List<double> thresholds = [double.PositiveInfinity];
        var (accepted, wrongly) = (0, 0);
        while (accepted < genuine.Length || wrongly < impostors.Length)
        {
            var (right, wrong) = (accepted < genuine.Length, wrongly < impostors.Length);
            var threshold = Math.Max(right ? genuine[^(accepted + 1)] : double.NegativeInfinity, wrong ? impostors[^(wrongly + 1)] : double.NegativeInfinity);
            while (accepted < genuine.Length && genuine[^(accepted + 1)] == threshold) accepted++;
            while (wrongly < impostors.Length && impostors[^(wrongly + 1)] == threshold) wrongly++;
            thresholds.Add(threshold);
            trueAccepts.Add(accepted);
            falseAccepts.Add(wrongly);
        }

        return new(allGenuine, allImpostors, [.. trueAccepts], [.. falseAccepts], [.. thresholds]);
    }

    /// <summary>Counts seen as rates, so that a curve of millions of points holds each number once.</summary>
    private sealed class Rates(long[] counts, long of) : IReadOnlyList<double>
    {
        public int Count => counts.Length;

        public double this[int index] => of == 0 ? 0 : (double)counts[index] / of;

        public IEnumerator<double> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
