using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Writes channels of a pixel, and none past its last.</summary>
internal static unsafe class Channels<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Writes a vector, or as many of its numbers as there are channels left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector vector, float* target, int left)
    {
        if (left >= TLanes.Count) TLanes.Store(vector, target);
        else TLanes.StorePart(vector, target, left);
    }
}
