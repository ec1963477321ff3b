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
        // In variables: where the next tile's begin was read from what had just been stored, 24 cycles were lost in each.
        float* input = tile.Input, output = tile.Output, residual = tile.Residual;
        nint next = TPixels.Value * tile.InputStride, nextOutput = TPixels.Value * tile.OutputStride, nextResidual = TPixels.Value * tile.ResidualStride;
        for (var tiles = tile.Tiles; tiles > 0; tiles--, input += next, output += nextOutput, residual += nextResidual)
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
                    var upper = input + row * tile.RowStep + column * tile.ColumnStep;
                    var lower = upper + 4 * tile.InputStride;
                    var left = tile.Depth;
                    for (; TPixels.Value == 1 && left >= 4; left -= 4, upper += 4 * step, panel += 4 * TVectors.Value * TLanes.Count)
                    {
                        AddWeights(upper, panel, ref a0, ref b0, ref c0);
                        AddWeights(upper + step, panel + TVectors.Value * TLanes.Count, ref a0, ref b0, ref c0);
                        AddWeights(upper + 2 * step, panel + 2 * TVectors.Value * TLanes.Count, ref a0, ref b0, ref c0);
                        AddWeights(upper + 3 * step, panel + 3 * TVectors.Value * TLanes.Count, ref a0, ref b0, ref c0);
                    }

                    for (; left > 0; left--, upper += step, lower += step, panel += TVectors.Value * TLanes.Count)
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

            TileOutput<TLanes, TVector, TSums, TPixels>.Finish(ref tile, residual, 0, ref a0, ref a1, ref a2, ref a3, ref a4, ref a5, ref a6, ref a7);
            if (TVectors.Value > 1) TileOutput<TLanes, TVector, TSums, TPixels>.Finish(ref tile, residual, TLanes.Count, ref b0, ref b1, ref b2, ref b3, ref b4, ref b5, ref b6, ref b7);
            if (TVectors.Value > 2) TileOutput<TLanes, TVector, TSums, TPixels>.Finish(ref tile, residual, 2 * TLanes.Count, ref c0, ref c1, ref c2, ref c3, ref c4, ref c5, ref c6, ref c7);
            var writable = tile.Writable - (TVectors.Value - 1) * TLanes.Count;
            var pixel = tile.OutputStride;
            Store(output, writable, a0, b0, c0);
            if (TPixels.Value > 1)
            {
                Store(output + pixel, writable, a1, b1, c1);
                Store(output + 2 * pixel, writable, a2, b2, c2);
                Store(output + 3 * pixel, writable, a3, b3, c3);
            }

            if (TPixels.Value > 4)
            {
                Store(output + 4 * pixel, writable, a4, b4, c4);
                Store(output + 5 * pixel, writable, a5, b5, c5);
                Store(output + 6 * pixel, writable, a6, b6, c6);
                Store(output + 7 * pixel, writable, a7, b7, c7);
            }
        }

        tile.Input = input;
        tile.Output = output;
        tile.Residual = residual;
    }

    /// <summary>What one number of one pixel gives. A single pixel waits for its weights, and the fewer instructions there are to each,
    /// the more of them are on their way: so they are read within the multiplications, four numbers at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWeights(float* pixel, float* panel, ref TVector sumA, ref TVector sumB, ref TVector sumC)
    {
        var x = TSums.Fill(*pixel);
        sumA = TSums.MultiplyAdd(TSums.Load(panel), x, sumA);
        if (TVectors.Value > 1) sumB = TSums.MultiplyAdd(TSums.Load(panel + TLanes.Count), x, sumB);
        if (TVectors.Value > 2) sumC = TSums.MultiplyAdd(TSums.Load(panel + 2 * TLanes.Count), x, sumC);
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

    /// <summary>A pixel. Only the last vector may have fewer numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, int left, TVector a, TVector b, TVector c)
    {
        if (TVectors.Value > 1) TLanes.Store(a, target);
        if (TVectors.Value > 2) TLanes.Store(b, target + TLanes.Count);
        var last = TVectors.Value > 2 ? c : TVectors.Value > 1 ? b : a;
        Channels<TLanes, TVector>.Store(last, target + (TVectors.Value - 1) * TLanes.Count, left);
    }
}
