using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Depthwise convolution of a row with windows of three columns, step one and a pixel of padding on each side: four
/// neighbours at once, so that each vector that is read serves up to three of them.</summary>
internal static unsafe class DenseWindowSums<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Computes a row of at least four pixels.</summary>
    /// <param name="tile">Where, for the first pixel and the middle taps.</param>
    /// <param name="width">Pixels of the row.</param>
    [MethodImpl(Kernel.Options)]
    public static void Run(DepthwiseTile tile, int width)
    {
        float* output = tile.Output, residual = tile.Residual, first = tile.Source;
        for (var next = 0; next < width; next += 4)
        {
            // The last four pixels overlap those before them.
            var at = Math.Min(next, width - 4);
            tile.Source = first + at * tile.PixelStep;
            tile.Output = output + at * tile.OutputStride;
            tile.Residual = residual + at * tile.ResidualStride;
            Run(ref tile, at == 0, at == width - 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run(ref DepthwiseTile tile, bool isFirst, bool isLast)
    {
        nint stride = tile.ColumnStep, rowStep = tile.RowStep;
        nint weightStep = tile.WeightStep, weightRowStep = tile.WeightRowStep;
        var rows = tile.Rows;
        for (var channel = 0; channel < tile.Channels; channel += TLanes.Count)
        {
            TVector a = TLanes.Load(tile.Biases + channel), b = a, c = a, d = a;
            float* source = tile.Source + channel, weights = tile.Weights + channel;
            for (var row = rows; row > 0; row--, source += rowStep, weights += weightRowStep)
            {
                TVector left = TLanes.Load(weights), middle = TLanes.Load(weights + weightStep), right = TLanes.Load(weights + 2 * weightStep);
                if (!isFirst) a = TLanes.MultiplyAdd(TLanes.Load(source - stride), left, a);
                var x = TLanes.Load(source);
                a = TLanes.MultiplyAdd(x, middle, a);
                b = TLanes.MultiplyAdd(x, left, b);
                x = TLanes.Load(source + stride);
                a = TLanes.MultiplyAdd(x, right, a);
                b = TLanes.MultiplyAdd(x, middle, b);
                c = TLanes.MultiplyAdd(x, left, c);
                x = TLanes.Load(source + 2 * stride);
                b = TLanes.MultiplyAdd(x, right, b);
                c = TLanes.MultiplyAdd(x, middle, c);
                d = TLanes.MultiplyAdd(x, left, d);
                x = TLanes.Load(source + 3 * stride);
                c = TLanes.MultiplyAdd(x, right, c);
                d = TLanes.MultiplyAdd(x, middle, d);
                if (!isLast) d = TLanes.MultiplyAdd(TLanes.Load(source + 4 * stride), right, d);
            }

            DepthwiseOutput<TLanes, TVector>.Write(ref tile, channel, a, b, c, d);
        }
    }
}
