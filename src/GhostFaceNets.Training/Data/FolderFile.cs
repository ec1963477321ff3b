namespace GhostFaceNets.Training.Data;

/// <summary>One picture of a folder data set as the disk describes it.</summary>
/// <param name="Person">The name of the person's folder.</param>
/// <param name="Name">The file's name in that folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Time of the last change, UTC.</param>
public readonly record struct FolderFile(string Person, string Name, long Size, DateTime Modified);
