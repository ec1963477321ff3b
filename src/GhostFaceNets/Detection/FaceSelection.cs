namespace GhostFaceNets.Detection;

/// <summary>Which face of a picture is meant when there are several.</summary>
public enum FaceSelection
{
    /// <summary>The one with the largest box: the person in front.</summary>
    Largest,

    /// <summary>The one whose box lies nearest to the middle of the picture, as in Labeled Faces in the Wild.</summary>
    MostCentral,
}
