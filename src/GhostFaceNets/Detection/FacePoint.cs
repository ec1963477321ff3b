namespace GhostFaceNets.Detection;

/// <summary>A point in a picture, in pixels: (0, 0) is the centre of the upper left pixel, y grows downwards.</summary>
public readonly record struct FacePoint(double X, double Y)
{
    /// <summary>The straight distance in pixels.</summary>
    public double DistanceTo(FacePoint other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}
