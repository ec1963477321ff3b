using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Tiles of four output channels. Written out, because only variables of their own stay in registers; the
/// plain meaning of a line is <c>sum[row, column] += weight[row] * pixels[column]</c>.</summary>
internal static unsafe class FourRows<TLanes, TVector>
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

    /// <summary>Computes a tile of four vectors of pixels, the weights of whose rows may lie in a wider panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four(ref PointwiseTile tile, int panelStep)
    {
        var input = tile.Input;
        var panel = tile.Panel;
        var stride = tile.Stride;
        TVector a0 = TLanes.Fill(tile.Biases[0]), b0 = a0, c0 = a0, d0 = a0;
        TVector a1 = TLanes.Fill(tile.Biases[1]), b1 = a1, c1 = a1, d1 = a1;
        TVector a2 = TLanes.Fill(tile.Biases[2]), b2 = a2, c2 = a2, d2 = a2;
        TVector a3 = TLanes.Fill(tile.Biases[3]), b3 = a3, c3 = a3, d3 = a3;
        for (var left = tile.Depth; left > 0; left--, input += stride, panel += panelStep)
        {
            var x = TLanes.Load(input);
            var y = TLanes.Load(input + TLanes.Count);
            var z = TLanes.Load(input + 2 * TLanes.Count);
            var u = TLanes.Load(input + 3 * TLanes.Count);
            var w0 = TLanes.Fill(panel[0]);
            a0 = TLanes.MultiplyAdd(x, w0, a0);
            b0 = TLanes.MultiplyAdd(y, w0, b0);
            c0 = TLanes.MultiplyAdd(z, w0, c0);
            d0 = TLanes.MultiplyAdd(u, w0, d0);
            var w1 = TLanes.Fill(panel[1]);
            a1 = TLanes.MultiplyAdd(x, w1, a1);
            b1 = TLanes.MultiplyAdd(y, w1, b1);
            c1 = TLanes.MultiplyAdd(z, w1, c1);
            d1 = TLanes.MultiplyAdd(u, w1, d1);
            var w2 = TLanes.Fill(panel[2]);
            a2 = TLanes.MultiplyAdd(x, w2, a2);
            b2 = TLanes.MultiplyAdd(y, w2, b2);
            c2 = TLanes.MultiplyAdd(z, w2, c2);
            d2 = TLanes.MultiplyAdd(u, w2, d2);
            var w3 = TLanes.Fill(panel[3]);
            a3 = TLanes.MultiplyAdd(x, w3, a3);
            b3 = TLanes.MultiplyAdd(y, w3, b3);
            c3 = TLanes.MultiplyAdd(z, w3, c3);
            d3 = TLanes.MultiplyAdd(u, w3, d3);
        }

        Finish(ref tile, 0, a0, b0, c0);
        Finish(ref tile, 0, 3, d0);
        if (tile.Rows <= 1) return;
        Finish(ref tile, 1, a1, b1, c1);
        Finish(ref tile, 1, 3, d1);
        if (tile.Rows <= 2) return;
        Finish(ref tile, 2, a2, b2, c2);
        Finish(ref tile, 2, 3, d2);
        if (tile.Rows <= 3) return;
        Finish(ref tile, 3, a3, b3, c3);
        Finish(ref tile, 3, 3, d3);
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
        for (var left = tile.Depth; left > 0; left--, input += stride, panel += 4)
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
        }

        Finish(ref tile, 0, a0, b0, c0);
        if (tile.Rows <= 1) return;
        Finish(ref tile, 1, a1, b1, c1);
        if (tile.Rows <= 2) return;
        Finish(ref tile, 2, a2, b2, c2);
        if (tile.Rows <= 3) return;
        Finish(ref tile, 3, a3, b3, c3);
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
        for (var left = tile.Depth; left > 0; left--, input += stride, panel += 4)
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
        }

        Finish(ref tile, 0, a0, b0);
        if (tile.Rows <= 1) return;
        Finish(ref tile, 1, a1, b1);
        if (tile.Rows <= 2) return;
        Finish(ref tile, 2, a2, b2);
        if (tile.Rows <= 3) return;
        Finish(ref tile, 3, a3, b3);
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
        for (var left = tile.Depth; left > 0; left--, input += stride, panel += 4)
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
        }

        Finish(ref tile, 0, a0);
        if (tile.Rows <= 1) return;
        Finish(ref tile, 1, a1);
        if (tile.Rows <= 2) return;
        Finish(ref tile, 2, a2);
        if (tile.Rows <= 3) return;
        Finish(ref tile, 3, a3);
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
