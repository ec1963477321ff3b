namespace GhostFaceNets.Evaluation;

/// <summary>The scores of many millions of comparisons, genuine and impostor apart and sorted: the figures of a <see cref="RocCurve"/> in the memory of
/// the scores alone, and as exact.</summary>
public sealed class SortedScores
{
    private readonly float[] _genuine;
    private readonly float[] _impostors;

    private SortedScores(float[] genuine, float[] impostors) => (_genuine, _impostors) = (genuine, impostors);

    /// <summary>The number of genuine scores.</summary>
    public int Genuine => _genuine.Length;

    /// <summary>The number of impostor scores.</summary>
    public int Impostors => _impostors.Length;

    /// <summary>Sorts a copy of scores.</summary>
    /// <param name="scores">Larger for more alike; all finite.</param>
    /// <param name="same">For each score whether it is genuine.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are not scores of both kinds.</exception>
    public static SortedScores Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> same)
    {
        if (scores.Length != same.Length) throw new ArgumentException($"{scores.Length} scores for {same.Length} labels.", nameof(scores));
        var (genuine, impostors) = (new float[same.Count(true)], new float[same.Count(false)]);
        if (genuine.Length == 0 || impostors.Length == 0) throw new ArgumentException($"{genuine.Length} genuine and {impostors.Length} impostor scores.", nameof(same));
        var (g, i) = (0, 0);
        for (var at = 0; at < scores.Length; at++)
        {
            if (same[at]) genuine[g++] = scores[at];
            else impostors[i++] = scores[at];
        }

        Array.Sort(genuine);
        Array.Sort(impostors);
        return new(genuine, impostors);
    }

    /// <summary>The area under the curve: the share of pairs of a genuine and an impostor score in which the genuine one is higher, ties as half.</summary>
    public double Area
    {
        get
        {
            var halves = 0L;
            foreach (var score in _genuine) halves += 2L * Impostors - AscendingScores.CountAbove(_impostors, score) - AscendingScores.CountFrom(_impostors, score);
            return halves / (2.0 * Genuine * Impostors);
        }
    }

    /// <summary>The equal error rate: where FAR reaches 1 - TAR, on the line between the two points around it.</summary>
    public double EqualErrorRate
    {
        get
        {
            var (far, gap) = (0.0, -1.0);
            foreach (var (genuine, impostors) in Points())
            {
                var (nextFar, nextGap) = ((double)impostors / Impostors, (double)impostors / Impostors - (1 - (double)genuine / Genuine));
                if (nextGap >= 0) return far - (gap / (nextGap - gap) * (nextFar - far));
                (far, gap) = (nextFar, nextGap);
            }

            return 1;
        }
    }

    /// <summary>The largest TAR whose FAR does not exceed the target.</summary>
    public double TarAt(double far) => (double)AscendingScores.CountAcceptedAt(_genuine, _impostors, far) / Genuine;

    /// <summary>The reference's TAR, as <see cref="RocCurve.ReferenceTarAt"/> tells it.</summary>
    public double ReferenceTarAt(double far)
    {
        var (tar, distance) = (0.0, far);
        foreach (var (genuine, impostors) in Corners())
        {
            var away = Math.Abs((double)impostors / Impostors - far);
            if (away > distance) break;
            (tar, distance) = ((double)genuine / Genuine, away);
        }

        return tar;
    }

    /// <summary>A curve to draw: exact points of this one, some hundred for each power of ten of false accepts.</summary>
    public RocCurve Outline()
    {
        const double step = 1.01;
        List<(int Genuine, int Impostors, float Threshold)> points = [];
        for (long allowed = 0; allowed < Impostors; allowed = Math.Max(allowed + 1, (long)(allowed * step)))
        {
            var refused = _impostors[^(int)(allowed + 1)];
            points.Add((AscendingScores.CountAbove(_genuine, refused), AscendingScores.CountAbove(_impostors, refused), MathF.BitIncrement(refused)));
        }

        points.Add((Genuine, Impostors, Math.Min(_genuine[0], _impostors[0])));
        return RocCurve.Through([(0, 0, float.PositiveInfinity), .. points.Distinct()]);
    }

    /// <summary>How many genuine and impostor scores each distinct score accepts, from the highest on.</summary>
    private IEnumerable<(int Genuine, int Impostors)> Points()
    {
        var (g, i) = (Genuine, Impostors);
        while (g > 0 || i > 0)
        {
            var score = g == 0 ? _impostors[i - 1] : i == 0 ? _genuine[g - 1] : Math.Max(_genuine[g - 1], _impostors[i - 1]);
            while (g > 0 && _genuine[g - 1] == score) g--;
            while (i > 0 && _impostors[i - 1] == score) i--;
            yield return (Genuine - g, Impostors - i);
        }
    }

    /// <summary>The points that do not lie on a straight line between their neighbours, as <see cref="RocCurve.WithoutCollinear"/> keeps them.</summary>
    private IEnumerable<(int Genuine, int Impostors)> Corners()
    {
        (int Genuine, int Impostors)? last = null, step = null;
        foreach (var point in Points())
        {
            if (last is { } before)
            {
                var next = (point.Genuine - before.Genuine, point.Impostors - before.Impostors);
                if (next != step) yield return before;
                step = next;
            }

            last = point;
        }

        if (last is { } end) yield return end;
    }
}
