using GhostFaceNets.Imaging;

namespace GhostFaceNets.Detection;

/// <summary>From a picture to its aligned face. Calls may come from several threads at once.</summary>
/// <param name="detector">Finds the faces; stays the caller's.</param>
/// <param name="selection">Which face is meant when there are several.</param>
/// <param name="size">The side of the aligned face in pixels. Defaults to 112.</param>
public sealed class FaceExtractor(YuNetDetector detector, FaceSelection selection = FaceSelection.Largest, int size = FaceAlignment.DefaultSize)
{
    /// <summary>Finds, chooses, refines and aligns a face; null where the picture shows none.</summary>
    public ExtractedFace? Extract(Picture picture)
    {
        var faces = detector.Detect(picture);
        if (selection.Select(faces, picture) is not { } found) return null;
        var face = detector.Refine(picture, found);
        return new ExtractedFace(FaceAlignment.Align(picture, face.Landmarks, size), face, faces.Count);
    }
}
