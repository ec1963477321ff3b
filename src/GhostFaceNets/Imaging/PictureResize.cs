namespace GhostFaceNets.Imaging;

/// <summary>Changes a picture's size. Pixels are small squares: the centre of the first lies at half a pixel, so that a
/// point at x (in pixel indices) goes to (x + .5) * factor - .5.</summary>
public static class PictureResize
{
    /// <summary>Makes a picture of another size: along each axis the average of the area under the new pixel when it
    /// shrinks, bilinear when it grows. The picture itself stays as it is.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">The new width in pixels.</param>
    /// <param name="height">The new height in pixels.</param>
    public static Picture Resize(this Picture picture, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (width == picture.Width && height == picture.Height) return picture;
        var across = ResizeTaps.For(picture.Width, width);
        var down = ResizeTaps.For(picture.Height, height);
        var pixels = GC.AllocateUninitializedArray<byte>(checked(3 * width * height));
        var column = new float[3 * picture.Width];
        for (var row = 0; row < height; row++)
        {
            SumRows(picture, down, row, column);
            SumColumns(column, across, pixels.AsSpan(3 * row * width, 3 * width));
        }

        return new Picture(width, height, pixels);
    }

    private static void SumRows(Picture picture, ResizeTaps down, int row, Span<float> sums)
    {
        sums.Clear();
        var weights = down.Weights(row);
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var weight = weights[tap];
            var from = picture.Pixels.AsSpan(3 * (down.First(row) + tap) * picture.Width, sums.Length);
            for (var at = 0; at < sums.Length; at++) sums[at] += weight * from[at];
        }
    }

    private static void SumColumns(ReadOnlySpan<float> row, ResizeTaps across, Span<byte> to)
    {
        for (var column = 0; column < to.Length / 3; column++)
        {
            var from = row[(3 * across.First(column))..];
            float red = .5f, green = .5f, blue = .5f;
            foreach (var weight in across.Weights(column))
            {
                red += weight * from[0];
                green += weight * from[1];
                blue += weight * from[2];
                from = from[3..];
            }

            (to[3 * column], to[(3 * column) + 1], to[(3 * column) + 2]) = ((byte)red, (byte)green, (byte)blue);
        }
    }
}
