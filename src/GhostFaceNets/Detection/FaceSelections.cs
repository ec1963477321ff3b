using GhostFaceNets.Imaging;

namespace GhostFaceNets.Detection;

/// <summary>Chooses among the faces of a picture.</summary>
public static class FaceSelections
{
    /// <summary>The face that is meant; null where there is none. Of equals the first, which is the surest.</summary>
    public static DetectedFace? Select(this FaceSelection selection, IReadOnlyList<DetectedFace> faces, Picture picture)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(picture);
        var middle = new FacePoint((picture.Width - 1) / 2.0, (picture.Height - 1) / 2.0);
        return selection switch
        {
            FaceSelection.Largest => faces.MaxBy(face => face.Box.Area),
            FaceSelection.MostCentral => faces.MinBy(face => face.Box.Centre.DistanceTo(middle)),
            _ => throw new ArgumentOutOfRangeException(nameof(selection), selection, "There is no such selection."),
        };
    }
}
