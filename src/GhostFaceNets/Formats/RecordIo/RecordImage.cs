namespace GhostFaceNets.Formats.RecordIo;

/// <summary>Where a picture lies.</summary>
/// <param name="Key">Its key in the index.</param>
/// <param name="Offset">The byte at which its record begins.</param>
/// <param name="Label">The class that its record names.</param>
internal readonly record struct RecordImage(long Key, long Offset, int Label);
