using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Tiles of eight output channels. Written out, because only variables of their own stay in registers; the
/// plain meaning of a line is <c>sum[row, column] += weight[row] * pixels[column]</c>.</summary>
internal static unsafe class EightRows<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Computes a tile of one to three vectors of pixels.</summary>
    public static void Run(ref PointwiseTile tile, int width)
    {
        if (width == 3) Three(ref tile);
        else if (width == 2) Two(ref tile);
        else One(ref tile);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Three(ref PointwiseTile tile)
    {
        var input = tile.Input;
        var panel = tile.Panel;
        var stride = tile.Stride;
        TVector a0 = TLanes.Fill(tile.Biases[0]), b0 = a0, c0 = a0;
        TVector a1 = TLanes.Fill(tile.Biases[1]), b1 = a1, c1 = a1;
        TVector a2 = TLanes.Fill(tile.Biases[2]), b2 = a2, c2 = a2;
        TVector a3 = TLanes.Fill(tile.Biases[3]), b3 = a3, c3 = a3;
        TVector a4 = TLanes.Fill(tile.Biases[4]), b4 = a4, c4 = a4;
        TVector a5 = TLanes.Fill(tile.Biases[5]), b5 = a5, c5 = a5;
        TVector a6 = TLanes.Fill(tile.Biases[6]), b6 = a6, c6 = a6;
        TVector a7 = TLanes.Fill(tile.Biases[7]), b7 = a7, c7 = a7;
        for (var left = tile.Depth; left > 0; left--, input += stride, panel += 8)
        {
            var x = TLanes.Load(input);
            var y = TLanes.Load(input + TLanes.Count);
            var z = TLanes.Load(input + 2 * TLanes.Count);
            var w0 = TLanes.Fill(panel[0]);
            a0 = TLanes.MultiplyAdd(x, w0, a0);
            b0 = TLanes.MultiplyAdd(y, w0, b0);
            c0 = TLanes.MultiplyAdd(z, w0, c0);
            var w1 = TLanes.Fill(panel[1]);
            a1 = TLanes.MultiplyAdd(x, w1, a1);
            b1 = TLanes.MultiplyAdd(y, w1, b1);
            c1 = TLanes.MultiplyAdd(z, w1, c1);
            var w2 = TLanes.Fill(panel[2]);
            a2 = TLanes.MultiplyAdd(x, w2, a2);
            b2 = TLanes.MultiplyAdd(y, w2, b2);
            c2 = TLanes.MultiplyAdd(z, w2, c2);
            var w3 = TLanes.Fill(panel[3]);
            a3 = TLanes.MultiplyAdd(x, w3, a3);
            b3 = TLanes.MultiplyAdd(y, w3, b3);
            c3 = TLanes.MultiplyAdd(z, w3, c3);
            var w4 = TLanes.Fill(panel[4]);
            a4 = TLanes.MultiplyAdd(x, w4, a4);
            b4 = TLanes.MultiplyAdd(y, w4, b4);
            c4 = TLanes.MultiplyAdd(z, w4, c4);
            var w5 = TLanes.Fill(panel[5]);
            a5 = TLanes.MultiplyAdd(x, w5, a5);
            b5 = TLanes.MultiplyAdd(y, w5, b5);
            c5 = TLanes.MultiplyAdd(z, w5, c5);
            var w6 = TLanes.Fill(panel[6]);
            a6 = TLanes.MultiplyAdd(x, w6, a6);
            b6 = TLanes.MultiplyAdd(y, w6, b6);
            c6 = TLanes.MultiplyAdd(z, w6, c6);
            var w7 = TLanes.Fill(panel[7]);
            a7 = TLanes.MultiplyAdd(x, w7, a7);
            b7 = TLanes.MultiplyAdd(y, w7, b7);
            c7 = TLanes.MultiplyAdd(z, w7, c7);
        }

        Finish(ref tile, 0, a0, b0, c0);
        if (tile.Rows <= 1) return;
        Finish(ref tile, 1, a1, b1, c1);
        if (tile.Rows <= 2) return;
        Finish(ref tile, 2, a2, b2, c2);
        if (tile.Rows <= 3) return;
        Finish(ref tile, 3, a3, b3, c3);
        if (tile.Rows <= 4) return;
        Finish(ref tile, 4, a4, b4, c4);
        if (tile.Rows <= 5) return;
        Finish(ref tile, 5, a5, b5, c5);
        if (tile.Rows <= 6) return;
        Finish(ref tile, 6, a6, b6, c6);
        if (tile.Rows <= 7) return;
        Finish(ref tile, 7, a7, b7, c7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(ref PointwiseTile tile)
    {
        var input = tile.Input;
        var panel = tile.Panel;
        var stride = tile.Stride;
        TVector a0 = TLanes.Fill(tile.Biases[0]), b0 = a0;
        TVector a1 = TLanes.Fill(tile.Biases[1]), b1 = a1;
        TVector a2 = TLanes.Fill(tile.Biases[2]), b2 = a2;
        TVector a3 = TLanes.Fill(tile.Biases[3]), b3 = a3;
        TVector a4 = TLanes.Fill(tile.Biases[4]), b4 = a4;
        TVector a5 = TLanes.Fill(tile.Biases[5]), b5 = a5;
        TVector a6 = TLanes.Fill(tile.Biases[6]), b6 = a6;
        TVector a7 = TLanes.Fill(tile.Biases[7]), b7 = a7;
        for (var left = tile.Depth; left > 0; left--, input += stride, panel += 8)
        {
            var x = TLanes.Load(input);
            var y = TLanes.Load(input + TLanes.Count);
            var w0 = TLanes.Fill(panel[0]);
            a0 = TLanes.MultiplyAdd(x, w0, a0);
            b0 = TLanes.MultiplyAdd(y, w0, b0);
            var w1 = TLanes.Fill(panel[1]);
            a1 = TLanes.MultiplyAdd(x, w1, a1);
            b1 = TLanes.MultiplyAdd(y, w1, b1);
            var w2 = TLanes.Fill(panel[2]);
            a2 = TLanes.MultiplyAdd(x, w2, a2);
            b2 = TLanes.MultiplyAdd(y, w2, b2);
            var w3 = TLanes.Fill(panel[3]);
            a3 = TLanes.MultiplyAdd(x, w3, a3);
            b3 = TLanes.MultiplyAdd(y, w3, b3);
            var w4 = TLanes.Fill(panel[4]);
            a4 = TLanes.MultiplyAdd(x, w4, a4);
            b4 = TLanes.MultiplyAdd(y, w4, b4);
            var w5 = TLanes.Fill(panel[5]);
            a5 = TLanes.MultiplyAdd(x, w5, a5);
            b5 = TLanes.MultiplyAdd(y, w5, b5);
            var w6 = TLanes.Fill(panel[6]);
            a6 = TLanes.MultiplyAdd(x, w6, a6);
            b6 = TLanes.MultiplyAdd(y, w6, b6);
            var w7 = TLanes.Fill(panel[7]);
            a7 = TLanes.MultiplyAdd(x, w7, a7);
            b7 = TLanes.MultiplyAdd(y, w7, b7);
        }

        Finish(ref tile, 0, a0, b0);
        if (tile.Rows <= 1) return;
        Finish(ref tile, 1, a1, b1);
        if (tile.Rows <= 2) return;
        Finish(ref tile, 2, a2, b2);
        if (tile.Rows <= 3) return;
        Finish(ref tile, 3, a3, b3);
        if (tile.Rows <= 4) return;
        Finish(ref tile, 4, a4, b4);
        if (tile.Rows <= 5) return;
        Finish(ref tile, 5, a5, b5);
        if (tile.Rows <= 6) return;
        Finish(ref tile, 6, a6, b6);
        if (tile.Rows <= 7) return;
        Finish(ref tile, 7, a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(ref PointwiseTile tile)
    {
        var input = tile.Input;
        var panel = tile.Panel;
        var stride = tile.Stride;
        var a0 = TLanes.Fill(tile.Biases[0]);
        var a1 = TLanes.Fill(tile.Biases[1]);
        var a2 = TLanes.Fill(tile.Biases[2]);
        var a3 = TLanes.Fill(tile.Biases[3]);
        var a4 = TLanes.Fill(tile.Biases[4]);
        var a5 = TLanes.Fill(tile.Biases[5]);
        var a6 = TLanes.Fill(tile.Biases[6]);
        var a7 = TLanes.Fill(tile.Biases[7]);
        for (var left = tile.Depth; left > 0; left--, input += stride, panel += 8)
        {
            var x = TLanes.Load(input);
            var w0 = TLanes.Fill(panel[0]);
            a0 = TLanes.MultiplyAdd(x, w0, a0);
            var w1 = TLanes.Fill(panel[1]);
            a1 = TLanes.MultiplyAdd(x, w1, a1);
            var w2 = TLanes.Fill(panel[2]);
            a2 = TLanes.MultiplyAdd(x, w2, a2);
            var w3 = TLanes.Fill(panel[3]);
            a3 = TLanes.MultiplyAdd(x, w3, a3);
            var w4 = TLanes.Fill(panel[4]);
            a4 = TLanes.MultiplyAdd(x, w4, a4);
            var w5 = TLanes.Fill(panel[5]);
            a5 = TLanes.MultiplyAdd(x, w5, a5);
            var w6 = TLanes.Fill(panel[6]);
            a6 = TLanes.MultiplyAdd(x, w6, a6);
            var w7 = TLanes.Fill(panel[7]);
            a7 = TLanes.MultiplyAdd(x, w7, a7);
        }

        Finish(ref tile, 0, a0);
        if (tile.Rows <= 1) return;
        Finish(ref tile, 1, a1);
        if (tile.Rows <= 2) return;
        Finish(ref tile, 2, a2);
        if (tile.Rows <= 3) return;
        Finish(ref tile, 3, a3);
        if (tile.Rows <= 4) return;
        Finish(ref tile, 4, a4);
        if (tile.Rows <= 5) return;
        Finish(ref tile, 5, a5);
        if (tile.Rows <= 6) return;
        Finish(ref tile, 6, a6);
        if (tile.Rows <= 7) return;
        Finish(ref tile, 7, a7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref PointwiseTile tile, int row, TVector a, TVector b, TVector c)
    {
        Finish(ref tile, row, a, b);
        Finish(ref tile, row, 2, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref PointwiseTile tile, int row, TVector a, TVector b)
    {
        Finish(ref tile, row, a);
        Finish(ref tile, row, 1, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref PointwiseTile tile, int row, TVector a) => Finish(ref tile, row, 0, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref PointwiseTile tile, int row, int column, TVector sum) => PointwiseOutput<TLanes, TVector>.Write(ref tile, row, column, sum);
}
