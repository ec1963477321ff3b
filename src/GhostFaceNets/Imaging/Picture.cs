namespace GhostFaceNets.Imaging;

/// <summary>A decoded picture: 8-bit RGB, rows top to bottom, <c>(Height, Width, 3)</c> without gaps.</summary>
public sealed class Picture
{
    /// <summary>Wraps pixels without copying them.</summary>
    /// <exception cref="ArgumentException">The number of bytes is not width * height * 3.</exception>
    public Picture(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * width * height)
        {
            throw new ArgumentException($"{pixels.LongLength} bytes do not make {width} x {height} RGB pixels.", nameof(pixels));
        }

        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>R, G, B of each pixel, row by row. Nothing in this library changes a caller's picture.</summary>
    public byte[] Pixels { get; }
}
