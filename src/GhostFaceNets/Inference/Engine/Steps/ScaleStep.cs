using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Multiplies each plane of a map by a number: squeeze-and-excitation's gates.</summary>
internal sealed unsafe class ScaleStep<TLanes, TVector>(MapView input, MapView factors, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        for (var channel = 0; channel < output.Channels; channel++)
        {
            var offset = (nint)channel * output.Stride;
            var source = arena + input.Offset + offset;
            var target = arena + output.Offset + offset;
            var factor = TLanes.Fill(arena[factors.Offset + channel]);
            for (var i = 0; i < output.Pixels; i += TLanes.Count) TLanes.Store(TLanes.Multiply(TLanes.Load(source + i), factor), target + i);
        }
    }
}
