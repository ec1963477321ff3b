using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Depthwise convolution of one pixel, or of four neighbours, which share the weights.</summary>
internal static unsafe class WindowSums<TLanes, TVector, TPixels>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TPixels : struct, ITileSize
{
    [MethodImpl(Kernel.Options)]
    public static void Run(ref DepthwiseTile tile)
    {
        nint step = tile.PixelStep, columnStep = tile.ColumnStep, rowStep = tile.RowStep;
        nint weightStep = tile.WeightStep, weightRowStep = tile.WeightRowStep;
        var (rows, columns) = (tile.Rows, tile.Columns);
        for (var channel = 0; channel < tile.Channels; channel += TLanes.Count)
        {
            TVector a = TLanes.Load(tile.Biases + channel), b = a, c = a, d = a;
            float* line = tile.Source + channel, weights = tile.Weights + channel;
            for (var row = rows; row > 0; row--, line += rowStep, weights += weightRowStep)
            {
                float* source = line, weight = weights;
                for (var column = columns; column > 0; column--, source += columnStep, weight += weightStep)
                {
                    var w = TLanes.Load(weight);
                    a = TLanes.MultiplyAdd(TLanes.Load(source), w, a);
                    if (TPixels.Value == 1) continue;
                    b = TLanes.MultiplyAdd(TLanes.Load(source + step), w, b);
                    c = TLanes.MultiplyAdd(TLanes.Load(source + 2 * step), w, c);
                    d = TLanes.MultiplyAdd(TLanes.Load(source + 3 * step), w, d);
                }
            }

            if (TPixels.Value == 1) DepthwiseOutput<TLanes, TVector>.Write(ref tile, channel, a);
            else DepthwiseOutput<TLanes, TVector>.Write(ref tile, channel, a, b, c, d);
        }
    }
}
