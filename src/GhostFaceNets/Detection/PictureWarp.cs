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
            for (var column = 0; column < width; column++)
            {
                var from = back.Apply(new FacePoint(column, row));
                // Also refuses what lies too far out for an integer.
                if (!(from.X > -1 && from.X < picture.Width && from.Y > -1 && from.Y < picture.Height)) continue;
                Sample(picture, from, pixels.AsSpan(3 * ((row * width) + column), 3));
            }
        }

        return new Picture(width, height, pixels);
    }

    private static void Sample(Picture picture, FacePoint from, Span<byte> colour)
    {
        var (left, top) = ((int)Math.Floor(from.X), (int)Math.Floor(from.Y));
        var (right, low) = ((float)(from.X - left), (float)(from.Y - top));
        float red = .5f, green = .5f, blue = .5f;
        for (var corner = 0; corner < 4; corner++)
        {
            var (x, y) = (left + (corner & 1), top + (corner >> 1));
            if ((uint)x >= (uint)picture.Width || (uint)y >= (uint)picture.Height) continue;
            var weight = ((corner & 1) == 0 ? 1 - right : right) * ((corner >> 1) == 0 ? 1 - low : low);
            var at = 3 * ((y * picture.Width) + x);
            red += weight * picture.Pixels[at];
            green += weight * picture.Pixels[at + 1];
            blue += weight * picture.Pixels[at + 2];
        }

        (colour[0], colour[1], colour[2]) = ((byte)red, (byte)green, (byte)blue);
    }
}
