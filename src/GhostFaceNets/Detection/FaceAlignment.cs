using GhostFaceNets.Imaging;

namespace GhostFaceNets.Detection;

/// <summary>Turns, scales and moves a face so that its five points come to where face networks were trained to see them
/// (the template of InsightFace, J. Guo and J. Deng).</summary>
public static class FaceAlignment
{
    /// <summary>The side of an aligned face that the template is given for.</summary>
    public const int DefaultSize = 112;

    /// <summary>Where the points lie in an aligned face of 112 x 112.</summary>
    public static FaceLandmarks Template { get; } = new(
        new(38.2946f, 51.6963f), new(73.5318f, 51.5014f), new(56.0252f, 71.7366f), new(41.5493f, 92.3655f), new(70.729904f, 92.2041f));

    /// <summary>The transform from a picture to its aligned face.</summary>
    /// <param name="landmarks">The points of the face in the picture.</param>
    /// <param name="size">The side of the aligned face in pixels; the template is scaled by size / 112.</param>
    /// <exception cref="ArgumentException">The points coincide or are not finite.</exception>
    public static SimilarityTransform Transform(FaceLandmarks landmarks, int size = DefaultSize)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var scale = (double)size / DefaultSize;
        return SimilarityTransform.Fit(landmarks.Points, [.. Template.Points.Select(point => new FacePoint(scale * point.X, scale * point.Y))]);
    }

    /// <summary>Cuts out an aligned face: bilinear, black outside of the picture, which itself stays as it is.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="landmarks">The points of the face in the picture.</param>
    /// <param name="size">The side of the aligned face in pixels. Defaults to 112.</param>
    /// <exception cref="ArgumentException">The points coincide or are not finite.</exception>
    public static Picture Align(Picture picture, FaceLandmarks landmarks, int size = DefaultSize) =>
        PictureWarp.Warp(picture, Transform(landmarks, size), size, size);
}
