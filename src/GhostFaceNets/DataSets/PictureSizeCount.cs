namespace GhostFaceNets.DataSets;

/// <summary>How many pictures have a size.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Images">The number of pictures.</param>
public sealed record PictureSizeCount(int Width, int Height, int Images);
