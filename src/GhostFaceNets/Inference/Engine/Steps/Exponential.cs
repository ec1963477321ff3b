using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>exp(x) within 2e-7 of itself, for x from -87 to 87; beyond, what it is there.</summary>
internal static class Exponential<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(TVector x)
    {
        x = TLanes.Min(TLanes.Max(x, TLanes.Fill(-87)), TLanes.Fill(87));

        // x = n ln 2 + r, |r| <= ln 2 / 2; ln 2 in two parts, so that n times the first is exact.
        var n = TLanes.Round(TLanes.Multiply(x, TLanes.Fill(1.44269504f)));
        var r = TLanes.MultiplyAdd(n, TLanes.Fill(-0.693359375f), x);
        r = TLanes.MultiplyAdd(n, TLanes.Fill(2.12194440e-4f), r);

        // Taylor's series: the first term left out is less than 1.3e-7.
        var sum = TLanes.MultiplyAdd(r, TLanes.Fill(1 / 720f), TLanes.Fill(1 / 120f));
        sum = TLanes.MultiplyAdd(r, sum, TLanes.Fill(1 / 24f));
        sum = TLanes.MultiplyAdd(r, sum, TLanes.Fill(1 / 6f));
        sum = TLanes.MultiplyAdd(r, sum, TLanes.Fill(0.5f));
        sum = TLanes.MultiplyAdd(r, sum, TLanes.Fill(1));
        sum = TLanes.MultiplyAdd(r, sum, TLanes.Fill(1));
        return TLanes.Multiply(sum, TLanes.PowerOfTwo(n));
    }
}
