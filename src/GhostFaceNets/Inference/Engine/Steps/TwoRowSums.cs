using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Two rows at once of what <see cref="DenseWindowSums{TLanes, TVector}"/> sums, both with three rows of taps: the two rows of
/// the map that they share are read once, and twice as many sums grow side by side, so that none waits for itself.</summary>
internal static unsafe class TwoRowSums<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Whether nine weights, eight sums and what is read fit the registers.</summary>
    public static bool Fits => TLanes.Rows == 8;

    /// <summary>Computes two rows of at least four pixels.</summary>
    /// <param name="tile">Where, for the first pixel of the upper row and the middle taps.</param>
    /// <param name="width">Pixels of a row.</param>
    [MethodImpl(Kernel.Options)]
    public static void Run(DepthwiseTile tile, int width)
    {
        nint stride = tile.ColumnStep, step = tile.WeightStep;
        float* output = tile.Output, residual = tile.Residual;
        for (var channel = 0; channel < tile.Channels; channel += TLanes.Count)
        {
            float* upper = tile.Weights + channel, middle = upper + tile.WeightRowStep, lower = middle + tile.WeightRowStep;
            TVector upperLeft = TLanes.Load(upper), upperMiddle = TLanes.Load(upper + step), upperRight = TLanes.Load(upper + 2 * step);
            TVector left = TLanes.Load(middle), centre = TLanes.Load(middle + step), right = TLanes.Load(middle + 2 * step);
            TVector lowerLeft = TLanes.Load(lower), lowerMiddle = TLanes.Load(lower + step), lowerRight = TLanes.Load(lower + 2 * step);
            var bias = TLanes.Load(tile.Biases + channel);
            float* first = tile.Source + channel, second = first + tile.RowStep, third = second + tile.RowStep, fourth = third + tile.RowStep;
            for (var next = 0; next < width; next += 4)
            {
                // The last four pixels overlap those before them.
                var at = Math.Min(next, width - 4);
                bool isFirst = at == 0, isLast = at == width - 4;
                var source = at * stride;
                TVector a = bias, b = bias, c = bias, d = bias, e = bias, f = bias, g = bias, h = bias;
                RowOfTaps<TLanes, TVector>.Add(first + source, stride, isFirst, isLast, upperLeft, upperMiddle, upperRight, ref a, ref b, ref c, ref d);
                Add(second + source, stride, isFirst, isLast, left, centre, right, ref a, ref b, ref c, ref d, upperLeft, upperMiddle, upperRight, ref e, ref f, ref g, ref h);
                Add(third + source, stride, isFirst, isLast, lowerLeft, lowerMiddle, lowerRight, ref a, ref b, ref c, ref d, left, centre, right, ref e, ref f, ref g, ref h);
                RowOfTaps<TLanes, TVector>.Add(fourth + source, stride, isFirst, isLast, lowerLeft, lowerMiddle, lowerRight, ref e, ref f, ref g, ref h);
                tile.Output = output + at * tile.OutputStride;
                tile.Residual = residual + at * tile.ResidualStride;
                DepthwiseOutput<TLanes, TVector>.Write(ref tile, channel, a, b, c, d);
                tile.Output += width * tile.OutputStride;
                tile.Residual += width * tile.ResidualStride;
                DepthwiseOutput<TLanes, TVector>.Write(ref tile, channel, e, f, g, h);
            }
        }
    }

    /// <summary>Adds what a row of taps gives to four pixels of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float* source, nint stride, bool isFirst, bool isLast,
        TVector left, TVector middle, TVector right, ref TVector a, ref TVector b, ref TVector c, ref TVector d,
        TVector lowerLeft, TVector lowerMiddle, TVector lowerRight, ref TVector e, ref TVector f, ref TVector g, ref TVector h)
    {
        TVector x;
        if (!isFirst)
        {
            x = TLanes.Load(source - stride);
            a = TLanes.MultiplyAdd(x, left, a);
            e = TLanes.MultiplyAdd(x, lowerLeft, e);
        }

        x = TLanes.Load(source);
        a = TLanes.MultiplyAdd(x, middle, a);
        e = TLanes.MultiplyAdd(x, lowerMiddle, e);
        b = TLanes.MultiplyAdd(x, left, b);
        f = TLanes.MultiplyAdd(x, lowerLeft, f);
        x = TLanes.Load(source + stride);
        a = TLanes.MultiplyAdd(x, right, a);
        e = TLanes.MultiplyAdd(x, lowerRight, e);
        b = TLanes.MultiplyAdd(x, middle, b);
        f = TLanes.MultiplyAdd(x, lowerMiddle, f);
        c = TLanes.MultiplyAdd(x, left, c);
        g = TLanes.MultiplyAdd(x, lowerLeft, g);
        x = TLanes.Load(source + 2 * stride);
        b = TLanes.MultiplyAdd(x, right, b);
        f = TLanes.MultiplyAdd(x, lowerRight, f);
        c = TLanes.MultiplyAdd(x, middle, c);
        g = TLanes.MultiplyAdd(x, lowerMiddle, g);
        d = TLanes.MultiplyAdd(x, left, d);
        h = TLanes.MultiplyAdd(x, lowerLeft, h);
        x = TLanes.Load(source + 3 * stride);
        c = TLanes.MultiplyAdd(x, right, c);
        g = TLanes.MultiplyAdd(x, lowerRight, g);
        d = TLanes.MultiplyAdd(x, middle, d);
        h = TLanes.MultiplyAdd(x, lowerMiddle, h);
        if (isLast) return;
        x = TLanes.Load(source + 4 * stride);
        d = TLanes.MultiplyAdd(x, right, d);
        h = TLanes.MultiplyAdd(x, lowerRight, h);
    }
}
