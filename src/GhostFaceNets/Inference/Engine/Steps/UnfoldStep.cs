using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Lays the pixels that each tap of a window reads out as a plane of their own, which makes any convolution a
/// pointwise one over <c>in * kh * kw</c> channels.</summary>
internal sealed unsafe class UnfoldStep<TLanes, TVector>(PaddedPlane padded, int scratch, MapView input, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var plane = arena + scratch;
        var target = arena + output.Offset;
        padded.Clear(plane);
        for (var channel = 0; channel < input.Channels; channel++)
        {
            padded.Fill<TLanes, TVector>(plane, arena + input.Offset + (nint)channel * input.Stride);
            foreach (var tap in padded.Taps)
            {
                if (output.Pixels == 1) *target = plane[tap];
                else CopyRows(plane + tap, target);
                target += output.Stride;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyRows(float* source, float* target)
    {
        for (var row = 0; row < output.Height; row++)
        {
            for (var column = 0; column < output.Width; column += TLanes.Count) TLanes.Store(TLanes.Load(source + column), target + column);
            source += padded.RowStep;
            target += output.Width;
        }
    }
}
