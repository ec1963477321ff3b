using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Detection;

/// <summary>Draws a picture through a similarity transform: bilinear, black outside.</summary>
public static class PictureWarp
{
    /// <summary>Makes a picture of the given size whose pixel at <c>transform(x, y)</c> shows the source at <c>(x, y)</c>.</summary>
    /// <param name="picture">The source; it stays as it is.</param>
    /// <param name="transform">From the source to the new picture.</param>
    /// <param name="width">The new width in pixels.</param>
    /// <param name="height">The new height in pixels.</param>
    public static Picture Warp(Picture picture, SimilarityTransform transform, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var back = transform.Inverse();
        var pixels = new byte[checked(3 * width * height)];
        for (var row = 0; row < height; row++)
        {
            var to = pixels.AsSpan(3 * row * width, 3 * width);
            for (var column = 0; column < width; column++)
            {
                var from = back.Apply(new FacePoint(column, row));
                // Also refuses what lies too far out for an integer.
                if (from.X > -1 && from.X < picture.Width && from.Y > -1 && from.Y < picture.Height) Sample(picture, from, to[(3 * column)..]);
            }
        }

        return new Picture(width, height, pixels);
    }

    private static void Sample(Picture picture, FacePoint from, Span<byte> to)
    {
        var (left, top) = ((int)Math.Floor(from.X), (int)Math.Floor(from.Y));
        var (right, low) = ((float)(from.X - left), (float)(from.Y - top));
        var stride = 3 * picture.Width;
        var at = (top * stride) + (3 * left);
        ReadOnlySpan<byte> pixels = picture.Pixels;
        var sum = Vector128.Create(.5f);
        // Four bytes are read of each pixel: behind the last there is none.
        if (left >= 0 && top >= 0 && left + 1 < picture.Width && top + 1 < picture.Height && at + stride + 7 <= pixels.Length)
        {
            sum += (1 - right) * (1 - low) * Colours(pixels[at..]);
            sum += right * (1 - low) * Colours(pixels[(at + 3)..]);
            sum += (1 - right) * low * Colours(pixels[(at + stride)..]);
            sum += right * low * Colours(pixels[(at + stride + 3)..]);
        }
        else
        {
            for (var corner = 0; corner < 4; corner++)
            {
                var (x, y) = (left + (corner & 1), top + (corner >> 1));
                if ((uint)x >= (uint)picture.Width || (uint)y >= (uint)picture.Height) continue;
                var weight = ((corner & 1) == 0 ? 1 - right : right) * ((corner >> 1) == 0 ? 1 - low : low);
                var colours = pixels.Slice((y * stride) + (3 * x), 3);
                sum += weight * Vector128.Create(colours[0], colours[1], colours[2], 0f);
            }
        }

        var colour = Vector128.ConvertToInt32Native(sum);
        (to[0], to[1], to[2]) = ((byte)colour[0], (byte)colour[1], (byte)colour[2]);
    }

    /// <summary>The colours of a pixel, and one of the next that nobody reads.</summary>
    private static Vector128<float> Colours(ReadOnlySpan<byte> pixel)
    {
        var bytes = Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt32LittleEndian(pixel)).AsByte();
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
    }
}
