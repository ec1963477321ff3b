using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>x above zero, slope x below.</summary>
internal static class Rectifier<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply(TVector x, TVector slope)
    {
        var zero = TLanes.Fill(0);
        return TLanes.MultiplyAdd(TLanes.Min(x, zero), slope, TLanes.Max(x, zero));
    }
}
