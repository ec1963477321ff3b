namespace GhostFaceNets.Networks;

/// <summary>A height and a width in pixels: of a kernel, or of its steps.</summary>
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>A square.</summary>
    public static Extent Square(int side) => new(side, side);
}
