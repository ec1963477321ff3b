using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Cli;

/// <summary>The faces of one picture as <c>detect --json</c> writes them.</summary>
/// <param name="File">The picture.</param>
/// <param name="Width">Of the picture, upright.</param>
/// <param name="Height">Of the picture, upright.</param>
/// <param name="Faces">The surest first.</param>
internal sealed record DetectionReport(string File, int Width, int Height, IReadOnlyList<DetectionReport.Face> Faces)
{
    /// <summary>One face.</summary>
    /// <param name="Score">0..1.</param>
    /// <param name="Box">Left, top, width, height.</param>
    /// <param name="Landmarks">x and y of left eye, right eye, nose, left and right mouth corner.</param>
    internal sealed record Face(double Score, double[] Box, double[][] Landmarks);

    public static DetectionReport Of(string file, Picture picture, IEnumerable<DetectedFace> faces) => new(
        file,
        picture.Width,
        picture.Height,
        [.. faces.Select(face => new Face(
            face.Score,
            [face.Box.Left, face.Box.Top, face.Box.Width, face.Box.Height],
            [.. face.Landmarks.Points.Select(point => new[] { point.X, point.Y })]))]);
}
