namespace GhostFaceNets.Networks;

/// <summary>What a convolution puts around its input: zeros, in pixels on each side.</summary>
public readonly record struct Padding
{
    private Padding(bool same, int top, int bottom, int left, int right)
    {
        (IsSame, Top, Bottom, Left, Right) = (same, top, bottom, left, right);
    }

    /// <summary>No padding.</summary>
    public static Padding Valid => default;

    /// <summary>TensorFlow's "same": the output has ceil(input / stride) pixels, and the larger half of an odd total
    /// comes after (bottom, right), which differs from symmetric padding at every even side with stride 2.</summary>
    public static Padding Same => new(true, 0, 0, 0, 0);

    /// <summary>Given numbers of pixels.</summary>
    public static Padding Explicit(int top, int bottom, int left, int right) => new(false, top, bottom, left, right);

    /// <summary>The same number of pixels above and below, and left and right.</summary>
    public static Padding Symmetric(int vertical, int horizontal) => new(false, vertical, vertical, horizontal, horizontal);

    /// <summary>Whether the pixels follow from the input's size; the four numbers are then 0 until <see cref="Resolve"/>.</summary>
    public bool IsSame { get; }

    /// <summary>Pixels above.</summary>
    public int Top { get; }

    /// <summary>Pixels below.</summary>
    public int Bottom { get; }

    /// <summary>Pixels on the left.</summary>
    public int Left { get; }

    /// <summary>Pixels on the right.</summary>
    public int Right { get; }

    /// <summary>Turns <see cref="Same"/> into numbers for an input of the given size; others return themselves.</summary>
    public Padding Resolve(int height, int width, Extent kernel, Extent stride)
    {
        if (!IsSame) return this;
        var (top, bottom) = SamePixels(height, kernel.Height, stride.Height);
        var (left, right) = SamePixels(width, kernel.Width, stride.Width);
        return Explicit(top, bottom, left, right);
    }

    private static (int Before, int After) SamePixels(int side, int kernel, int stride)
    {
        var total = Math.Max(((side + stride - 1) / stride - 1) * stride + kernel - side, 0);
        return (total / 2, total - total / 2);
    }
}
