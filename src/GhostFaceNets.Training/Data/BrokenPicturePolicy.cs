namespace GhostFaceNets.Training.Data;

/// <summary>What to do about a picture that cannot be read.</summary>
public enum BrokenPicturePolicy
{
    /// <summary>End the run with an error that names the picture.</summary>
    Stop,

    /// <summary>Count and list it, and take another picture in its place.</summary>
    Skip,
}
