using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A matrix product over a vector, or over a map of one pixel. Kernel <c>(out, in)</c>.</summary>
internal sealed unsafe class DenseStep<TLanes, TVector>(MapView input, MapView output, float[] kernel, ChannelParameters parameters) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly AlignedFloats _kernel = AlignedFloats.Of(kernel);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var target = arena + output.Offset;
        for (var unit = 0; unit < output.Channels; unit++)
        {
            var row = _kernel.Start + (nint)unit * input.Channels;
            var sum = parameters.Biases[unit] + DotProduct<TLanes, TVector>.Of(row, arena + input.Offset, input.Channels);
            target[unit] = Rectifier<ScalarLane, float>.Apply(sum, parameters.Slopes[unit]);
        }
    }
}
