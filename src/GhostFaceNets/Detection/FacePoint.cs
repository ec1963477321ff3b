namespace GhostFaceNets.Detection;

/// <summary>A point in a picture, in pixels: (0, 0) is the centre of the upper left pixel, y grows downwards.</summary>
public readonly record struct FacePoint(double X, double Y);
