using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A tile of the matrix product: up to eight pixels (0 to 7) times up to three vectors of output channels (a to c).
/// Written out, because only variables of their own stay in registers; its plain meaning is
/// <c>sum[pixel, channel] += input[pixel, k] * weight[k, channel]</c>.</summary>
internal static unsafe class TileProduct<TLanes, TVector, TSums, TPixels, TVectors>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TSums : struct, ISums<TVector>
    where TPixels : struct, ITileSize
    where TVectors : struct, ITileSize
{
    [MethodImpl(Kernel.Options)]
    public static void Run(ref ProductTile tile)
    {
        for (var left = tile.Tiles; left > 0; left--)
        {
            RunOne(ref tile);
            tile.Input += TPixels.Value * tile.InputStride;
            tile.Output += TPixels.Value * tile.OutputStride;
            tile.Residual += TPixels.Value * tile.ResidualStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunOne(ref ProductTile tile)
    {
        var (one, two, three) = (tile.InputStride, 2 * tile.InputStride, 3 * tile.InputStride);
        var step = tile.InputStep;
        var panel = tile.Panel;
        TVector a0 = TSums.Load(tile.Biases), b0 = default, c0 = default;
        if (TVectors.Value > 1) b0 = TSums.Load(tile.Biases + TLanes.Count);
        if (TVectors.Value > 2) c0 = TSums.Load(tile.Biases + 2 * TLanes.Count);
        TVector a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        TVector b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0, b6 = b0, b7 = b0;
        TVector c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0;
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Columns; column++)
            {
                var upper = tile.Input + row * tile.RowStep + column * tile.ColumnStep;
                var lower = upper + 4 * tile.InputStride;
                for (var left = tile.Depth; left > 0; left--, upper += step, lower += step, panel += TVectors.Value * TLanes.Count)
                {
                    TVector a = TSums.Load(panel), b = default, c = default;
                    if (TVectors.Value > 1) b = TSums.Load(panel + TLanes.Count);
                    if (TVectors.Value > 2) c = TSums.Load(panel + 2 * TLanes.Count);
                    Add(upper, a, b, c, ref a0, ref b0, ref c0);
                    if (TPixels.Value == 1) continue;
                    Add(upper + one, a, b, c, ref a1, ref b1, ref c1);
                    Add(upper + two, a, b, c, ref a2, ref b2, ref c2);
                    Add(upper + three, a, b, c, ref a3, ref b3, ref c3);
                    if (TPixels.Value == 4) continue;
                    Add(lower, a, b, c, ref a4, ref b4, ref c4);
                    Add(lower + one, a, b, c, ref a5, ref b5, ref c5);
                    Add(lower + two, a, b, c, ref a6, ref b6, ref c6);
                    Add(lower + three, a, b, c, ref a7, ref b7, ref c7);
                }
            }

            panel += tile.PanelGap;
        }

        Finish(ref tile, 0, a0, b0, c0);
        if (TPixels.Value == 1) return;
        Finish(ref tile, 1, a1, b1, c1);
        Finish(ref tile, 2, a2, b2, c2);
        Finish(ref tile, 3, a3, b3, c3);
        if (TPixels.Value == 4) return;
        Finish(ref tile, 4, a4, b4, c4);
        Finish(ref tile, 5, a5, b5, c5);
        Finish(ref tile, 6, a6, b6, c6);
        Finish(ref tile, 7, a7, b7, c7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* pixel, TVector a, TVector b, TVector c, ref TVector sumA, ref TVector sumB, ref TVector sumC)
    {
        // Conditions that are no plain constants, or more statements, and the compiler would load x by itself instead of
        // reading it within the multiplication: a third slower with one vector.
        var x = TSums.Fill(*pixel);
        sumA = TSums.MultiplyAdd(a, x, sumA);
        if (TVectors.Half == 2) sumB = TSums.MultiplyAddHalf(b, x, sumB);
        else if (TVectors.Value > 1) sumB = TSums.MultiplyAdd(b, x, sumB);
        if (TVectors.Half == 3) sumC = TSums.MultiplyAddHalf(c, x, sumC);
        else if (TVectors.Value > 2) sumC = TSums.MultiplyAdd(c, x, sumC);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref ProductTile tile, int pixel, TVector a, TVector b, TVector c)
    {
        Finish(ref tile, pixel, 0, a);
        if (TVectors.Value > 1) Finish(ref tile, pixel, TLanes.Count, b);
        if (TVectors.Value > 2) Finish(ref tile, pixel, 2 * TLanes.Count, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref ProductTile tile, int pixel, int channel, TVector sum)
    {
        sum = TSums.Value(sum, tile.Factors + channel, tile.Offsets + channel);
        if (tile.Slopes != null) sum = TLanes.Rectify(sum, TLanes.Load(tile.Slopes + channel));
        if (tile.Residual != null) sum = TLanes.Add(sum, TLanes.Load(tile.Residual + pixel * tile.ResidualStride + channel));
        var target = tile.Output + pixel * tile.OutputStride + channel;

        // Only the last vector may have fewer.
        if (channel < (TVectors.Value - 1) * TLanes.Count) TLanes.Store(sum, target);
        else Channels<TLanes, TVector>.Store(sum, target, tile.Writable - channel);
    }
}
