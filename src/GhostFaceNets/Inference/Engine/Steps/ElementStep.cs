using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A function of each number by itself.</summary>
internal sealed unsafe class ElementStep<TLanes, TVector, TFunction>(MapView input, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TFunction : struct, IElementFunction
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var source = arena + input.Offset;
        var target = arena + output.Offset;
        var count = output.Channels * output.Stride;
        var i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count) TLanes.Store(TFunction.Apply<TLanes, TVector>(TLanes.Load(source + i)), target + i);
        for (; i < count; i++) target[i] = TFunction.Apply<ScalarLane, float>(source[i]);
    }
}
