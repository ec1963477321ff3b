using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Depthwise convolution of a row with windows of three by three, step one and a pixel of padding on each side: the
/// weights of a vector of channels stay in registers for the whole row, and four neighbours are summed at once, so that each
/// vector that is read serves up to three of them.</summary>
internal static unsafe class DenseWindowSums<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Whether neighbours stay in registers from one four to the next. Read again, they wait for what has just been written
    /// beside them; but with sixteen registers others would have to give way.</summary>
    private static bool Keeps => Avx512F.IsSupported || AdvSimd.IsSupported;

    /// <summary>Computes a row of at least four pixels.</summary>
    /// <param name="tile">Where, for the first pixel and the middle taps; two or three rows of taps. A third that lies
    /// beside the map counts as the second one again, with weights of zero.</param>
    /// <param name="width">Pixels of the row.</param>
    [MethodImpl(Kernel.Options)]
    public static void Run(DepthwiseTile tile, int width)
    {
        nint stride = tile.ColumnStep, step = tile.WeightStep, outputStride = tile.OutputStride;
        float* output = tile.Output, residual = tile.Residual;
        for (var channel = 0; channel < tile.Channels; channel += TLanes.Count)
        {
            float* upper = tile.Weights + channel, middle = upper + tile.WeightRowStep, lower = middle + tile.WeightRowStep;
            TVector upperLeft = TLanes.Load(upper), upperMiddle = TLanes.Load(upper + step), upperRight = TLanes.Load(upper + 2 * step);
            TVector left = TLanes.Load(middle), centre = TLanes.Load(middle + step), right = TLanes.Load(middle + 2 * step);
            TVector lowerLeft = default, lowerMiddle = default, lowerRight = default;
            if (tile.Rows == 3) (lowerLeft, lowerMiddle, lowerRight) = (TLanes.Load(lower), TLanes.Load(lower + step), TLanes.Load(lower + 2 * step));
            var bias = TLanes.Load(tile.Biases + channel);
            float* first = tile.Source + channel, second = first + tile.RowStep, third = tile.Rows == 3 ? second + tile.RowStep : second;
            TVector upperBefore = default, upperHere = default, before = default, here = default, lowerBefore = default, lowerHere = default;
            if (Keeps) (upperHere, here, lowerHere) = (TLanes.Load(first), TLanes.Load(second), TLanes.Load(third));
            for (var next = 0; next < width; next += 4)
            {
                var (at, source) = (next, next * stride);
                if (next > width - 4)
                {
                    // The last four pixels overlap those before them.
                    (at, source) = (width - 4, (width - 4) * stride);
                    if (Keeps)
                    {
                        (upperBefore, upperHere) = (TLanes.Load(first + source - stride), TLanes.Load(first + source));
                        (before, here) = (TLanes.Load(second + source - stride), TLanes.Load(second + source));
                        (lowerBefore, lowerHere) = (TLanes.Load(third + source - stride), TLanes.Load(third + source));
                    }
                }

                bool isFirst = at == 0, isLast = at == width - 4;
                TVector a = bias, b = bias, c = bias, d = bias;
                Add(first + source, stride, isFirst, isLast, upperLeft, upperMiddle, upperRight, ref upperBefore, ref upperHere, ref a, ref b, ref c, ref d);
                Add(second + source, stride, isFirst, isLast, left, centre, right, ref before, ref here, ref a, ref b, ref c, ref d);
                Add(third + source, stride, isFirst, isLast, lowerLeft, lowerMiddle, lowerRight, ref lowerBefore, ref lowerHere, ref a, ref b, ref c, ref d);
                tile.Output = output + at * outputStride;
                tile.Residual = residual + at * tile.ResidualStride;
                DepthwiseOutput<TLanes, TVector>.Write(ref tile, channel, a, b, c, d);
            }
        }
    }

    /// <summary>Adds what a row of taps gives to four pixels. The pixel before them and the first of them are kept: afterwards, the
    /// last of them and the one behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float* source, nint stride, bool isFirst, bool isLast, TVector left, TVector middle, TVector right,
        ref TVector before, ref TVector here, ref TVector a, ref TVector b, ref TVector c, ref TVector d)
    {
        if (!Keeps)
        {
            RowOfTaps<TLanes, TVector>.Add(source, stride, isFirst, isLast, left, middle, right, ref a, ref b, ref c, ref d);
            return;
        }

        a = TLanes.MultiplyAdd(before, left, a);
        before = RowOfTaps<TLanes, TVector>.AddWithin(source, stride, here, left, middle, right, ref a, ref b, ref c, ref d);
        if (isLast) return;
        here = TLanes.Load(source + 4 * stride);
        d = TLanes.MultiplyAdd(here, right, d);
    }
}
