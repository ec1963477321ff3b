namespace GhostFaceNets.Evaluation;

/// <summary>The scores of many millions of comparisons, genuine and impostor apart and sorted: the figures of a <see cref="RocCurve"/> in the memory of
/// the scores alone, and as exact.</summary>
public sealed class SortedScores
{
    // First the genuine ones, then the impostors, each ascending.
    private readonly float[] _scores;

    private SortedScores(float[] scores, int genuine) => (_scores, Genuine) = (scores, genuine);

    /// <summary>The number of genuine scores.</summary>
    public int Genuine { get; }

    /// <summary>The number of impostor scores.</summary>
    public int Impostors => _scores.Length - Genuine;

    private ReadOnlySpan<float> GenuineScores => _scores.AsSpan(0, Genuine);

    private ReadOnlySpan<float> ImpostorScores => _scores.AsSpan(Genuine);

    /// <summary>Sorts a copy of scores.</summary>
    /// <param name="scores">Larger for more alike; all finite.</param>
    /// <param name="same">For each score whether it is genuine.</param>
    /// <param name="room">As many places for the copy, which it then owns; made when null.</param>
    /// <exception cref="ArgumentException">The lengths differ, a score is not finite, or there are not scores of both kinds.</exception>
    public static SortedScores Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> same, float[]? room = null)
    {
        room ??= new float[scores.Length];
        if (scores.Length != same.Length || room.Length != same.Length) throw new ArgumentException($"{scores.Length} scores and {room.Length} places for {same.Length} labels.", nameof(scores));
        var genuine = same.Count(true);
        if (genuine == 0 || genuine == same.Length) throw new ArgumentException($"{genuine} genuine and {same.Length - genuine} impostor scores.", nameof(same));
        var (g, i) = (0, genuine);
        for (var at = 0; at < scores.Length; at++)
        {
            if (!float.IsFinite(scores[at])) throw new ArgumentException($"Score {at} is {scores[at]}.", nameof(scores));
            if (same[at]) room[g++] = scores[at];
            else room[i++] = scores[at];
        }

        room.AsSpan(0, genuine).Sort();
        room.AsSpan(genuine).Sort();
        return new(room, genuine);
    }

    /// <summary>The area under the curve: the share of pairs of a genuine and an impostor score in which the genuine one is higher, ties as half.</summary>
    public double Area
    {
        get
        {
            var halves = 0L;
            foreach (var score in GenuineScores) halves += 2L * Impostors - AscendingScores.CountAbove(ImpostorScores, score) - AscendingScores.CountFrom(ImpostorScores, score);
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
    public double TarAt(double far) => (double)AscendingScores.CountAcceptedAt(GenuineScores, ImpostorScores, far) / Genuine;

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
            var refused = ImpostorScores[^(int)(allowed + 1)];
            points.Add((AscendingScores.CountAbove(GenuineScores, refused), AscendingScores.CountAbove(ImpostorScores, refused), MathF.BitIncrement(refused)));
        }

        points.Add((Genuine, Impostors, Math.Min(GenuineScores[0], ImpostorScores[0])));
        return RocCurve.Through([(0, 0, float.PositiveInfinity), .. points.Distinct()]);
    }

    /// <summary>How many genuine and impostor scores each distinct score accepts, from the highest on.</summary>
    private IEnumerable<(int Genuine, int Impostors)> Points()
    {
        var (g, i) = (Genuine, _scores.Length);
        while (g > 0 || i > Genuine)
        {
            var score = g == 0 ? _scores[i - 1] : i == Genuine ? _scores[g - 1] : Math.Max(_scores[g - 1], _scores[i - 1]);
            while (g > 0 && _scores[g - 1] == score) g--;
            while (i > Genuine && _scores[i - 1] == score) i--;
            yield return (Genuine - g, _scores.Length - i);
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
