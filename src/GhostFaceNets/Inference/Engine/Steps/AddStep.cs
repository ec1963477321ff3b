using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The sum of two maps of one shape.</summary>
internal sealed unsafe class AddStep<TLanes, TVector>(MapView left, MapView right, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var first = arena + left.Offset;
        var second = arena + right.Offset;
        var target = arena + output.Offset;
        var count = output.Channels * output.Stride;
        var i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count) TLanes.Store(TLanes.Add(TLanes.Load(first + i), TLanes.Load(second + i)), target + i);
        for (; i < count; i++) target[i] = first[i] + second[i];
    }
}
