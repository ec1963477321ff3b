using System.Runtime.Intrinsics;

namespace GhostFaceNets.Training.Torch.Fused;

/// <summary>Mean and mean squared deviation of each channel of a map. Blocks of rows are summed around their own mean in
/// float32 and joined in float64 (Chan, Golub and LeVeque 1979).</summary>
internal static unsafe class ChannelMoments
{
    /// <summary>Computes them.</summary>
    /// <param name="map">The values, channels innermost.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="threads">Threads to use.</param>
    public static (double[] Mean, double[] Variance) Of(float* map, ChannelRows shape, int threads)
    {
        var parts = new Part[threads];
        var shares = shape.Share(threads, (share, first, end) => parts[share] = Sum(map, shape, first, end));
        var (mean, squares) = (new double[shape.Channels], new double[shape.Channels]);
        long count = 0;
        foreach (var part in parts.AsSpan(0, shares))
        {
            for (var column = 0; column < shape.Width; column += shape.Channels)
            {
                if (part.Count == 0) break;
                for (var i = 0; i < mean.Length; i++)
                {
                    Join(ref mean[i], ref squares[i], count, part.Mean[column + i], part.Squares[column + i], part.Count);
                }

                count += part.Count;
            }
        }

        for (var row = shape.WideRows * shape.Repeats; row < shape.Rows; row++, count++)
        {
            for (var i = 0; i < mean.Length; i++) Join(ref mean[i], ref squares[i], count, map[row * shape.Channels + i], 0, 1);
        }

        return (mean, [.. squares.Select(sum => sum / shape.Rows)]);
    }

    private static Part Sum(float* map, ChannelRows shape, long first, long end)
    {
        var part = new Part(new double[shape.Width], new double[shape.Width], end - first);
        fixed (double* mean = part.Mean, squares = part.Squares)
        {
            for (var row = first; row < end; row += shape.BlockRows)
            {
                AddBlock(map + row * shape.Width, shape.Width, (int)Math.Min(shape.BlockRows, end - row), mean, squares, row - first);
            }
        }

        return part;
    }

    private static void AddBlock(float* block, int width, int rows, double* mean, double* squares, long before)
    {
        var share = Vector512.Create(rows / (double)(before + rows));
        var cross = Vector512.Create((double)before * rows / (before + rows));
        for (var column = 0; column < width; column += Vector512<float>.Count)
        {
            var sum = Vector512<float>.Zero;
            for (var row = 0; row < rows; row++) sum += Vector512.Load(block + (long)row * width + column);
            var centre = sum / rows;
            var deviation = Vector512<float>.Zero;
            for (var row = 0; row < rows; row++)
            {
                var difference = Vector512.Load(block + (long)row * width + column) - centre;
                deviation = Vector512.FusedMultiplyAdd(difference, difference, deviation);
            }

            var (lowCentre, highCentre) = Vector512.Widen(centre);
            var (lowDeviation, highDeviation) = Vector512.Widen(deviation);
            Join(mean + column, squares + column, lowCentre, lowDeviation, share, cross);
            Join(mean + column + 8, squares + column + 8, highCentre, highDeviation, share, cross);
        }
    }

    private static void Join(
        double* mean, double* squares, Vector512<double> centre, Vector512<double> deviation, Vector512<double> share, Vector512<double> cross)
    {
        var old = Vector512.Load(mean);
        var shift = centre - old;
        (old + shift * share).Store(mean);
        (Vector512.Load(squares) + deviation + shift * shift * cross).Store(squares);
    }

    private static void Join(ref double mean, ref double squares, long count, double otherMean, double otherSquares, long otherCount)
    {
        var shift = otherMean - mean;
        mean += shift * otherCount / (count + otherCount);
        squares += otherSquares + shift * shift * count * otherCount / (count + otherCount);
    }

    private sealed record Part(double[] Mean, double[] Squares, long Count);
}
