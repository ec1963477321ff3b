using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A depthwise convolution of one output pixel: the weighted sum of each plane, such as the global depthwise
/// convolution of a head or the mean of a map. Kernel <c>(C, pixels)</c>.</summary>
internal sealed unsafe class WholePlaneStep<TLanes, TVector>(MapView input, MapView output, float[] kernel, ChannelParameters parameters) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly AlignedFloats _kernel = AlignedFloats.Of(kernel);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var target = arena + output.Offset;
        for (var channel = 0; channel < output.Channels; channel++)
        {
            var plane = arena + input.Offset + (nint)channel * input.Stride;
            var sum = parameters.Biases[channel] + DotProduct<TLanes, TVector>.Of(plane, _kernel.Start + (nint)channel * input.Pixels, input.Pixels);
            target[channel] = Rectifier<ScalarLane, float>.Apply(sum, parameters.Slopes[channel]);
        }
    }
}
