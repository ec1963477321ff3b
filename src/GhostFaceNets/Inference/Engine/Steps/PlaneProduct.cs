using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A tile of a convolution in planes: one, four or five output planes (a to e) times up to four vectors of pixels (0 to 3), through
/// a window of one pixel or of 3 x 3. Written out, because only variables of their own stay in registers; its plain meaning is
/// <c>sum[plane, pixel] += input[k, pixel + tap] * weight[k, tap, plane]</c>.</summary>
internal static unsafe class PlaneProduct<TLanes, TVector, TWindow, TPlanes, TVectors>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TWindow : struct, ITileSize
    where TPlanes : struct, ITileSize
    where TVectors : struct, ITileSize
{
    [MethodImpl(Kernel.Options)]
    public static void Run(ref PlaneTile tile, float* source, float* weights, float* target)
    {
        TVector a0 = TLanes.Fill(tile.Biases[0]), b0 = default, c0 = default, d0 = default, e0 = default;
        if (TPlanes.Value > 1)
        {
            b0 = TLanes.Fill(tile.Biases[1]);
            c0 = TLanes.Fill(tile.Biases[2]);
            d0 = TLanes.Fill(tile.Biases[3]);
        }

        if (TPlanes.Value > 4) e0 = TLanes.Fill(tile.Biases[4]);
        TVector a1 = a0, a2 = a0, a3 = a0, b1 = b0, b2 = b0, b3 = b0, c1 = c0, c2 = c0, c3 = c0;
        TVector d1 = d0, d2 = d0, d3 = d0, e1 = e0, e2 = e0, e3 = e0;
        for (var row = 0; row < tile.Rows; row++)
        {
            var plane = source + row * tile.RowStep;
            for (var left = tile.Planes; left > 0; left--, plane += tile.PlaneStep)
            {
                if (TWindow.Value == 3)
                {
                    var first = tile.IsFirst ? TLanes.Behind(TLanes.Load(plane)) : TLanes.Load(plane - 1);
                    Add(
                        weights, first, Read(plane - 1, 1), Read(plane - 1, 2), Read(plane - 1, 3),
                        ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3,
                        ref c0, ref c1, ref c2, ref c3, ref d0, ref d1, ref d2, ref d3,
                        ref e0, ref e1, ref e2, ref e3);
                    weights += TPlanes.Value;
                }

                Add(
                    weights, TLanes.Load(plane), Read(plane, 1), Read(plane, 2), Read(plane, 3),
                    ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3,
                    ref c0, ref c1, ref c2, ref c3, ref d0, ref d1, ref d2, ref d3,
                    ref e0, ref e1, ref e2, ref e3);
                weights += TPlanes.Value;
                if (TWindow.Value != 3) continue;
                Add(
                    weights, ReadAhead(ref tile, plane, 0), ReadAhead(ref tile, plane, 1), ReadAhead(ref tile, plane, 2), ReadAhead(ref tile, plane, 3),
                    ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3,
                    ref c0, ref c1, ref c2, ref c3, ref d0, ref d1, ref d2, ref d3,
                    ref e0, ref e1, ref e2, ref e3);
                weights += TPlanes.Value;
            }
        }

        Finish(ref tile, 0, target, a0, a1, a2, a3);
        if (TPlanes.Value == 1) return;
        Finish(ref tile, 1, target, b0, b1, b2, b3);
        Finish(ref tile, 2, target, c0, c1, c2, c3);
        Finish(ref tile, 3, target, d0, d1, d2, d3);
        if (TPlanes.Value > 4) Finish(ref tile, 4, target, e0, e1, e2, e3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Read(float* source, int vector) =>
        vector < TVectors.Value ? TLanes.Load(source + vector * TLanes.Count) : default;

    /// <summary>What lies one pixel further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReadAhead(ref PlaneTile tile, float* source, int vector) =>
        vector == TVectors.Value - 1 && tile.IsLast
            ? TLanes.Ahead(TLanes.Load(source + vector * TLanes.Count))
            : Read(source + 1, vector);

    /// <summary>Adds what one tap of one plane gives to all sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float* weights, TVector x0, TVector x1, TVector x2, TVector x3,
        ref TVector a0, ref TVector a1, ref TVector a2, ref TVector a3, ref TVector b0, ref TVector b1, ref TVector b2, ref TVector b3,
        ref TVector c0, ref TVector c1, ref TVector c2, ref TVector c3, ref TVector d0, ref TVector d1, ref TVector d2, ref TVector d3,
        ref TVector e0, ref TVector e1, ref TVector e2, ref TVector e3)
    {
        Add(weights[0], x0, x1, x2, x3, ref a0, ref a1, ref a2, ref a3);
        if (TPlanes.Value == 1) return;
        Add(weights[1], x0, x1, x2, x3, ref b0, ref b1, ref b2, ref b3);
        Add(weights[2], x0, x1, x2, x3, ref c0, ref c1, ref c2, ref c3);
        Add(weights[3], x0, x1, x2, x3, ref d0, ref d1, ref d2, ref d3);
        if (TPlanes.Value > 4) Add(weights[4], x0, x1, x2, x3, ref e0, ref e1, ref e2, ref e3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float weight, TVector x0, TVector x1, TVector x2, TVector x3, ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3)
    {
        var factor = TLanes.Fill(weight);
        sum0 = TLanes.MultiplyAdd(x0, factor, sum0);
        if (TVectors.Value > 1) sum1 = TLanes.MultiplyAdd(x1, factor, sum1);
        if (TVectors.Value > 2) sum2 = TLanes.MultiplyAdd(x2, factor, sum2);
        if (TVectors.Value > 3) sum3 = TLanes.MultiplyAdd(x3, factor, sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref PlaneTile tile, int plane, float* target, TVector sum0, TVector sum1, TVector sum2, TVector sum3)
    {
        target += plane * tile.PlaneStep;
        if (tile.Slopes != null)
        {
            var slope = TLanes.Fill(tile.Slopes[plane]);
            sum0 = TLanes.Rectify(sum0, slope);
            if (TVectors.Value > 1) sum1 = TLanes.Rectify(sum1, slope);
            if (TVectors.Value > 2) sum2 = TLanes.Rectify(sum2, slope);
            if (TVectors.Value > 3) sum3 = TLanes.Rectify(sum3, slope);
        }

        TLanes.Store(sum0, target);
        if (TVectors.Value > 1) TLanes.Store(sum1, target + TLanes.Count);
        if (TVectors.Value > 2) TLanes.Store(sum2, target + 2 * TLanes.Count);
        if (TVectors.Value > 3) TLanes.Store(sum3, target + 3 * TLanes.Count);
    }
}
