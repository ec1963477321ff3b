namespace GhostFaceNets.Detection;

/// <summary>A rectangle in a picture, in pixels; it may reach beyond the picture's edges.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Width">To the right.</param>
/// <param name="Height">Downwards.</param>
public readonly record struct FaceBox(double Left, double Top, double Width, double Height)
{
    /// <summary>Width times height.</summary>
    public double Area => Width * Height;

    /// <summary>The middle.</summary>
    public FacePoint Centre => new(Left + (Width / 2), Top + (Height / 2));

    /// <summary>The area that both cover, divided by the area that either covers: 0..1.</summary>
    public double Overlap(FaceBox other)
    {
        var width = Math.Min(Left + Width, other.Left + other.Width) - Math.Max(Left, other.Left);
        var height = Math.Min(Top + Height, other.Top + other.Height) - Math.Max(Top, other.Top);
        if (width <= 0 || height <= 0) return 0;
        return width * height / (Area + other.Area - (width * height));
    }
}
