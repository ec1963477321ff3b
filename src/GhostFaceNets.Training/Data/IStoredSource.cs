namespace GhostFaceNets.Training.Data;

/// <summary>A data set that lies in files, so that a run can tell when they change.</summary>
public interface IStoredSource : IFaceSource
{
    /// <summary>The files as they lay when the data set was opened.</summary>
    IReadOnlyList<FolderFile> Files { get; }
}
