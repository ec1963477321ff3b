namespace GhostFaceNets.Detection;

/// <summary>Makes one face of the many detections of it.</summary>
internal static class FaceFusion
{
    // Detections that share so much of their box are of the same face at nearly the same place.
    private const double SameFace = 0.6;

    /// <summary>Suppresses all but the surest detection of each face, and replaces its box and points by the mean, weighted
    /// by score, of the detections around it: neighbouring cells of the network err independently.</summary>
    /// <returns>Faces in descending order of score.</returns>
    public static IReadOnlyList<DetectedFace> Fuse(IReadOnlyList<DetectedFace> candidates, double overlapLimit)
    {
        var kept = new List<DetectedFace>();
        foreach (var face in candidates.OrderByDescending(face => face.Score))
        {
            if (kept.TrueForAll(surer => surer.Box.Overlap(face.Box) <= overlapLimit)) kept.Add(face);
        }

        return [.. kept.Select(face => Mean(face, candidates))];
    }

    private static DetectedFace Mean(DetectedFace face, IReadOnlyList<DetectedFace> candidates)
    {
        double sum = 0, left = 0, top = 0, width = 0, height = 0;
        var points = new double[10];
        foreach (var other in candidates)
        {
            if (other.Box.Overlap(face.Box) < SameFace) continue;
            sum += other.Score;
            left += other.Score * other.Box.Left;
            top += other.Score * other.Box.Top;
            width += other.Score * other.Box.Width;
            height += other.Score * other.Box.Height;
            for (var at = 0; at < 10; at++)
            {
                var point = other.Landmarks.Points[at / 2];
                points[at] += other.Score * (at % 2 == 0 ? point.X : point.Y);
            }
        }

        for (var at = 0; at < 10; at++) points[at] /= sum;
        return new DetectedFace(new FaceBox(left / sum, top / sum, width / sum, height / sum), face.Score, FaceLandmarks.From(points));
    }
}
