using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Copies rows of pixels; reads past their ends, but writes just what is asked for.</summary>
internal static unsafe class RowCopy
{
    /// <summary>Copies pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<TLanes, TVector>(float* source, float* target, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (count < 1) return;
        if (count < TLanes.Count)
        {
            if (count >= Lanes128.Count && TLanes.Count > Lanes128.Count) Copy<Lanes128, Vector128<float>>(source, target, count);
            else Copy<ScalarLane, float>(source, target, count);
            return;
        }

        // The last vector overlaps the one before it, so that nothing past the end is written.
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var at = Math.Min(i, count - TLanes.Count);
            TLanes.Store(TLanes.Load(source + at), target + at);
        }
    }

    /// <summary>Copies the first pixel, the third and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Evens<TLanes, TVector>(float* source, float* target, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (count < 1) return;
        if (count < TLanes.Count)
        {
            if (count >= Lanes128.Count && TLanes.Count > Lanes128.Count) Evens<Lanes128, Vector128<float>>(source, target, count);
            else Evens<ScalarLane, float>(source, target, count);
            return;
        }

        // The last vector overlaps the one before it, so that nothing past the end is written.
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var at = Math.Min(i, count - TLanes.Count);
            TLanes.Store(TLanes.Evens(TLanes.Load(source + 2 * at), TLanes.Load(source + 2 * at + TLanes.Count)), target + at);
        }
    }

    /// <summary>Copies the second pixel, the fourth and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Odds<TLanes, TVector>(float* source, float* target, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (count < 1) return;
        if (count < TLanes.Count)
        {
            if (count >= Lanes128.Count && TLanes.Count > Lanes128.Count) Odds<Lanes128, Vector128<float>>(source, target, count);
            else Odds<ScalarLane, float>(source, target, count);
            return;
        }

        // The last vector overlaps the one before it, so that nothing past the end is written.
        for (var i = 0; i < count; i += TLanes.Count)
        {
            var at = Math.Min(i, count - TLanes.Count);
            TLanes.Store(TLanes.Odds(TLanes.Load(source + 2 * at), TLanes.Load(source + 2 * at + TLanes.Count)), target + at);
        }
    }
}
