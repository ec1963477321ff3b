using System.Runtime.InteropServices;
using SkiaSharp;

namespace GhostFaceNets.Imaging;

/// <summary>Turns a decoded picture upright by its EXIF orientation (tag 0x0112).</summary>
internal static class PictureOrientation
{
    public static Picture Upright(ReadOnlySpan<byte> rgba, int width, int height, SKEncodedOrigin origin)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(3 * width * height);
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
        {
            PixelPacking.DropAlpha(rgba, pixels);
            return new Picture(width, height, pixels);
        }

        // Where the stored first pixel goes, and how far on the next in its row and its column go, in upright pixels.
        var (last, end) = (width - 1, height - 1);
        var (first, right, down, swapped) = origin switch
        {
            SKEncodedOrigin.TopRight => (last, -1, width, false),
            SKEncodedOrigin.BottomRight => ((end * width) + last, -1, -width, false),
            SKEncodedOrigin.BottomLeft => (end * width, 1, -width, false),
            SKEncodedOrigin.LeftTop => (0, height, 1, true),
            SKEncodedOrigin.RightTop => (end, height, -1, true),
            SKEncodedOrigin.RightBottom => ((last * height) + end, -height, -1, true),
            SKEncodedOrigin.LeftBottom => (last * height, -height, 1, true),
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "EXIF orientations are 1 to 8."),
        };
        var stored = MemoryMarshal.Cast<byte, uint>(rgba);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var colour = stored[(row * width) + column];
                var to = 3 * (first + (column * right) + (row * down));
                (pixels[to], pixels[to + 1], pixels[to + 2]) = ((byte)colour, (byte)(colour >> 8), (byte)(colour >> 16));
            }
        }

        return swapped ? new Picture(height, width, pixels) : new Picture(width, height, pixels);
    }
}
