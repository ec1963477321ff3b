using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Depthwise convolution of a row in steps of two pixels, with windows three or five wide: four neighbours are summed at
/// once, so that each vector that is read serves all of them whose windows it lies in.</summary>
internal static unsafe class HalvingWindowSums<TLanes, TVector, TColumns>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TColumns : struct, ITileSize
{
    /// <summary>Computes a row of at least four pixels.</summary>
    /// <param name="tile">Where, for the first pixel and all columns of taps, those beside the map too.</param>
    /// <param name="width">Pixels of the row.</param>
    /// <param name="before">Taps of the first pixel that lie beside the map; the others have none there.</param>
    /// <param name="behind">Taps of the last pixel that lie beside the map; the others have none there.</param>
    [MethodImpl(Kernel.Options)]
    public static void Run(DepthwiseTile tile, int width, int before, int behind)
    {
        nint stride = tile.ColumnStep, rowStep = tile.RowStep, weightStep = tile.WeightStep, weightRowStep = tile.WeightRowStep;
        float* output = tile.Output, residual = tile.Residual;
        for (var next = 0; next < width; next += 4)
        {
            // The last four pixels overlap those before them.
            var at = Math.Min(next, width - 4);
            int left = at == 0 ? before : 0, right = at == width - 4 ? behind : 0;
            tile.Output = output + at * tile.OutputStride;
            tile.Residual = residual + at * tile.ResidualStride;
            for (var channel = 0; channel < tile.Channels; channel += TLanes.Count)
            {
                TVector a = TLanes.Load(tile.Biases + channel), b = a, c = a, d = a;
                float* source = tile.Source + at * tile.PixelStep + channel, weights = tile.Weights + channel;
                for (var row = tile.Rows; row > 0; row--, source += rowStep, weights += weightRowStep)
                {
                    Add(source, stride, weights, weightStep, left, right, ref a, ref b, ref c, ref d);
                }

                DepthwiseOutput<TLanes, TVector>.Write(ref tile, channel, a, b, c, d);
            }
        }
    }

    /// <summary>Adds what a row of taps gives to four pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float* source, nint stride, float* weights, nint step, int before, int behind, ref TVector a, ref TVector b, ref TVector c, ref TVector d)
    {
        TVector first = TLanes.Load(weights), second = TLanes.Load(weights + step), third = TLanes.Load(weights + 2 * step), fourth = default, fifth = default;
        if (TColumns.Value == 5) (fourth, fifth) = (TLanes.Load(weights + 3 * step), TLanes.Load(weights + 4 * step));
        if (before < 1) a = TLanes.MultiplyAdd(TLanes.Load(source), first, a);
        if (before < 2) a = TLanes.MultiplyAdd(TLanes.Load(source + stride), second, a);
        var x = TLanes.Load(source + 2 * stride);
        a = TLanes.MultiplyAdd(x, third, a);
        b = TLanes.MultiplyAdd(x, first, b);
        x = TLanes.Load(source + 3 * stride);
        if (TColumns.Value == 5) a = TLanes.MultiplyAdd(x, fourth, a);
        b = TLanes.MultiplyAdd(x, second, b);
        x = TLanes.Load(source + 4 * stride);
        if (TColumns.Value == 5) a = TLanes.MultiplyAdd(x, fifth, a);
        b = TLanes.MultiplyAdd(x, third, b);
        c = TLanes.MultiplyAdd(x, first, c);
        x = TLanes.Load(source + 5 * stride);
        if (TColumns.Value == 5) b = TLanes.MultiplyAdd(x, fourth, b);
        c = TLanes.MultiplyAdd(x, second, c);
        x = TLanes.Load(source + 6 * stride);
        if (TColumns.Value == 5) b = TLanes.MultiplyAdd(x, fifth, b);
        c = TLanes.MultiplyAdd(x, third, c);
        d = TLanes.MultiplyAdd(x, first, d);
        x = TLanes.Load(source + 7 * stride);
        if (TColumns.Value == 5) c = TLanes.MultiplyAdd(x, fourth, c);
        d = TLanes.MultiplyAdd(x, second, d);
        if (TColumns.Value == 3)
        {
            if (behind < 1) d = TLanes.MultiplyAdd(TLanes.Load(source + 8 * stride), third, d);
            return;
        }

        x = TLanes.Load(source + 8 * stride);
        c = TLanes.MultiplyAdd(x, fifth, c);
        d = TLanes.MultiplyAdd(x, third, d);
        if (behind < 2) d = TLanes.MultiplyAdd(TLanes.Load(source + 9 * stride), fourth, d);
        if (behind < 1) d = TLanes.MultiplyAdd(TLanes.Load(source + 10 * stride), fifth, d);
    }
}
