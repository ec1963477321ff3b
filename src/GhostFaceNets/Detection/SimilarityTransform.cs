namespace GhostFaceNets.Detection;

/// <summary>A rotation, a scale and a shift of the plane: <c>(x, y) -> (P x - Q y + ShiftX, Q x + P y + ShiftY)</c>.</summary>
/// <param name="P">Scale times the cosine of the angle.</param>
/// <param name="Q">Scale times the sine of the angle.</param>
/// <param name="ShiftX">Added to x.</param>
/// <param name="ShiftY">Added to y.</param>
public readonly record struct SimilarityTransform(double P, double Q, double ShiftX, double ShiftY)
{
    /// <summary>Where a point goes.</summary>
    public FacePoint Apply(FacePoint point) =>
        new((P * point.X) - (Q * point.Y) + ShiftX, (Q * point.X) + (P * point.Y) + ShiftY);

    /// <summary>The transform that brings every point back.</summary>
    public SimilarityTransform Inverse()
    {
        var square = (P * P) + (Q * Q);
        var (p, q) = (P / square, -Q / square);
        return new SimilarityTransform(p, q, -((p * ShiftX) - (q * ShiftY)), -((q * ShiftX) + (p * ShiftY)));
    }

    /// <summary>The transform that brings the points nearest to their targets in the least-squares sense, without
    /// reflection (S. Umeyama, 1991, here in the closed form of the plane).</summary>
    /// <exception cref="ArgumentException">The points coincide, are not finite, or map to a single point.</exception>
    public static SimilarityTransform Fit(IReadOnlyList<FacePoint> from, IReadOnlyList<FacePoint> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Count != to.Count || from.Count < 2) throw new ArgumentException("A similarity needs as many points as targets, two or more.", nameof(to));
        var (centre, target) = (Mean(from), Mean(to));
        double square = 0, dot = 0, cross = 0;
        for (var index = 0; index < from.Count; index++)
        {
            var (ax, ay) = (from[index].X - centre.X, from[index].Y - centre.Y);
            var (bx, by) = (to[index].X - target.X, to[index].Y - target.Y);
            square += (ax * ax) + (ay * ay);
            dot += (ax * bx) + (ay * by);
            cross += (ax * by) - (ay * bx);
        }

        var (p, q) = (dot / square, cross / square);
        var scale = Math.Sqrt((p * p) + (q * q));
        if (!double.IsFinite(scale) || square < 1e-12 || scale < 1e-12)
        {
            throw new ArgumentException($"No rotation and scale bring these points to their places: {string.Join(", ", from.Select(point => $"({point.X:G6}, {point.Y:G6})"))}.", nameof(from));
        }

        return new SimilarityTransform(p, q, target.X - ((p * centre.X) - (q * centre.Y)), target.Y - ((q * centre.X) + (p * centre.Y)));
    }

    private static FacePoint Mean(IReadOnlyList<FacePoint> points) => new(points.Average(point => point.X), points.Average(point => point.Y));
}
