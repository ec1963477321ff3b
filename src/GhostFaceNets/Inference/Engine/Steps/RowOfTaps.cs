using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>What three taps of a row, side by side, give to the sums (a to d) of four neighbouring pixels.</summary>
internal static unsafe class RowOfTaps<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Adds all that lies on the map. The source lies under the first pixel's middle tap; nothing lies before the first
    /// pixel of a row, nor behind its last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(
        float* source, nint stride, bool isFirst, bool isLast, TVector left, TVector middle, TVector right,
        ref TVector a, ref TVector b, ref TVector c, ref TVector d)
    {
        if (!isFirst) a = TLanes.MultiplyAdd(TLanes.Load(source - stride), left, a);
        AddWithin(source, stride, TLanes.Load(source), left, middle, right, ref a, ref b, ref c, ref d);
        if (!isLast) d = TLanes.MultiplyAdd(TLanes.Load(source + 4 * stride), right, d);
    }

    /// <summary>Adds what lies under the middle taps, and gives the last of it; the first is read already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector AddWithin(
        float* source, nint stride, TVector here, TVector left, TVector middle, TVector right,
        ref TVector a, ref TVector b, ref TVector c, ref TVector d)
    {
        a = TLanes.MultiplyAdd(here, middle, a);
        b = TLanes.MultiplyAdd(here, left, b);
        var x = TLanes.Load(source + stride);
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
        return x;
    }
}
