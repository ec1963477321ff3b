namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>A feature map in an arena: one plane of <c>(H, W)</c> per channel, rows without gaps. A plane is followed by
/// numbers without meaning up to the next one, so that kernels may read and write whole vectors past a row's end. A
/// map of one pixel, and a vector, has none: its numbers lie side by side.</summary>
/// <param name="Offset">Where it begins, in floats from the arena's start.</param>
/// <param name="Channels">Planes.</param>
/// <param name="Height">Rows of a plane.</param>
/// <param name="Width">Pixels of a row.</param>
internal readonly record struct MapView(int Offset, int Channels, int Height, int Width)
{
    /// <summary>Floats of a cache line, and of the longest vector.</summary>
    public const int Line = 16;

    /// <summary>Pixels of a plane.</summary>
    public int Pixels => Height * Width;

    /// <summary>From a plane's start to the next one's.</summary>
    public int Stride => StrideOf(Height, Width);

    /// <summary>Floats from the first plane to the end of the last, rounded up to whole lines.</summary>
    public int Size => RoundUp(Channels * Stride);

    /// <summary>The floats between the starts of two planes of that size.</summary>
    public static int StrideOf(int height, int width)
    {
        if (height * width == 1) return 1;

        // The last row may be written in whole vectors.
        var lines = RoundUp((height - 1) * width + RoundUp(width)) / Line;

        // An odd number of lines, or the planes' first lines fall upon each other in the cache.
        return (lines < 8 ? lines : lines | 1) * Line;
    }

    /// <summary>The next multiple of a line.</summary>
    public static int RoundUp(int floats) => (floats + Line - 1) / Line * Line;
}
