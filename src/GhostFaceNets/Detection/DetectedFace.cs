namespace GhostFaceNets.Detection;

/// <summary>A face that a detector found, in the picture's own pixels.</summary>
/// <param name="Box">Around the face, from brow to chin.</param>
/// <param name="Score">How sure the detector is, 0..1.</param>
/// <param name="Landmarks">The five points.</param>
public sealed record DetectedFace(FaceBox Box, double Score, FaceLandmarks Landmarks);
