using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GhostFaceNets.Imaging;

/// <summary>Between Skia's four bytes a pixel and a <see cref="Picture"/>'s three.</summary>
internal static class PixelPacking
{
    /// <summary>Drops every fourth byte.</summary>
    public static void DropAlpha(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        var pixels = rgba.Length / 4;
        var pixel = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            var pack = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);
            ref var from = ref MemoryMarshal.GetReference(rgba);
            ref var to = ref MemoryMarshal.GetReference(rgb);
            // Each store writes four bytes too many, which the next one corrects; hence the two pixels of distance to the end.
            for (; pixel + 6 <= pixels; pixel += 4)
            {
                Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)(4 * pixel)), pack).StoreUnsafe(ref to, (nuint)(3 * pixel));
            }
        }

        for (; pixel < pixels; pixel++) rgba.Slice(4 * pixel, 3).CopyTo(rgb[(3 * pixel)..]);
    }

    /// <summary>Adds an opaque fourth byte.</summary>
    public static void AddAlpha(ReadOnlySpan<byte> rgb, Span<byte> rgba)
    {
        for (int from = 0, to = 0; from < rgb.Length; from += 3, to += 4)
        {
            (rgba[to], rgba[to + 1], rgba[to + 2], rgba[to + 3]) = (rgb[from], rgb[from + 1], rgb[from + 2], 255);
        }
    }

    /// <summary>Replaces each colour by what is seen of it, by its alpha, on white paper.</summary>
    public static void LayOverWhite(Span<byte> rgba)
    {
        for (var at = 0; at < rgba.Length; at += 4)
        {
            var alpha = rgba[at + 3];
            if (alpha == 255) continue;
            for (var channel = at; channel < at + 3; channel++)
            {
                rgba[channel] = (byte)(((rgba[channel] * alpha) + (255 * (255 - alpha)) + 127) / 255);
            }
        }
    }
}
