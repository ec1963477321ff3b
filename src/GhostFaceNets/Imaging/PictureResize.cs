using System.Numerics;
using System.Runtime.Intrinsics;

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
        // One more than the colours of a row: the last pixel's are read four at a time too.
        var sums = new float[3 * picture.Width + 1];
        for (var row = 0; row < height; row++)
        {
            SumRows(picture, down, row, sums.AsSpan(..^1));
            SumColumns(sums, across, pixels.AsSpan(3 * row * width, 3 * width));
        }

        return new Picture(width, height, pixels);
    }

    private static void SumRows(Picture picture, ResizeTaps down, int row, Span<float> sums)
    {
        var weights = down.Weights(row);
        var rows = picture.Pixels.AsSpan(sums.Length * down.First(row), sums.Length * weights.Length);
        var at = 0;
        for (; at <= sums.Length - Vector<byte>.Count; at += Vector<byte>.Count) SumVectors(rows, weights, sums, at);
        if (at > 0 && at < sums.Length) SumVectors(rows, weights, sums, at = sums.Length - Vector<byte>.Count);
        else for (; at < sums.Length; at++) sums[at] = SumOne(rows, weights, sums.Length, at);
    }

    private static float SumOne(ReadOnlySpan<byte> rows, ReadOnlySpan<float> weights, int length, int at)
    {
        var sum = 0f;
        for (var tap = 0; tap < weights.Length; tap++) sum += weights[tap] * rows[tap * length + at];
        return sum;
    }

    /// <summary>As many numbers as bytes fit a vector, in four vectors.</summary>
    private static void SumVectors(ReadOnlySpan<byte> rows, ReadOnlySpan<float> weights, Span<float> sums, int at)
    {
        Vector<float> a = default, b = default, c = default, d = default;
        foreach (var weight in weights)
        {
            Vector.Widen(new Vector<byte>(rows[at..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            a += weight * Vector.ConvertToSingle(Vector.AsVectorInt32(first));
            b += weight * Vector.ConvertToSingle(Vector.AsVectorInt32(second));
            c += weight * Vector.ConvertToSingle(Vector.AsVectorInt32(third));
            d += weight * Vector.ConvertToSingle(Vector.AsVectorInt32(fourth));
            rows = rows[sums.Length..];
        }

        var to = sums[at..];
        a.CopyTo(to);
        b.CopyTo(to[Vector<float>.Count..]);
        c.CopyTo(to[(2 * Vector<float>.Count)..]);
        d.CopyTo(to[(3 * Vector<float>.Count)..]);
    }

    private static void SumColumns(ReadOnlySpan<float> row, ResizeTaps across, Span<byte> to)
    {
        for (var column = 0; column < to.Length / 3; column++)
        {
            // The colours of a pixel side by side, and one of the next that nobody reads.
            var from = row[(3 * across.First(column))..];
            var sum = Vector128.Create(.5f);
            foreach (var weight in across.Weights(column))
            {
                sum += weight * Vector128.Create(from);
                from = from[3..];
            }

            var colour = Vector128.ConvertToInt32Native(sum);
            (to[3 * column], to[(3 * column) + 1], to[(3 * column) + 2]) = ((byte)colour[0], (byte)colour[1], (byte)colour[2]);
        }
    }
}
