using GhostFaceNets.Imaging;

namespace GhostFaceNets.Detection;

/// <summary>A face that was found, chosen and aligned.</summary>
/// <param name="Aligned">The aligned face, ready for a face network.</param>
/// <param name="Detected">Where it was in the picture.</param>
/// <param name="FaceCount">Faces in the picture, this one included.</param>
public sealed record ExtractedFace(Picture Aligned, DetectedFace Detected, int FaceCount);
