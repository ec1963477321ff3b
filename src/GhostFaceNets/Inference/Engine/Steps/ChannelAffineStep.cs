using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A factor, an offset and a rectifier per channel: a batch norm or a PReLU that no layer could take over.</summary>
internal sealed unsafe class ChannelAffineStep<TLanes, TVector>(MapView input, MapView output, float[] factors, ChannelParameters parameters) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        for (var channel = 0; channel < output.Channels; channel++)
        {
            var offset = channel * output.Stride;
            RunPlane(arena + input.Offset + offset, arena + output.Offset + offset, channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPlane(float* source, float* target, int channel)
    {
        var (factor, offset, slope) = (factors[channel], parameters.Biases[channel], parameters.Slopes[channel]);
        var (factorVector, offsetVector, slopeVector) = (TLanes.Fill(factor), TLanes.Fill(offset), TLanes.Fill(slope));
        var i = 0;
        for (; i <= output.Pixels - TLanes.Count; i += TLanes.Count)
        {
            var x = TLanes.MultiplyAdd(TLanes.Load(source + i), factorVector, offsetVector);
            TLanes.Store(Rectifier<TLanes, TVector>.Apply(x, slopeVector), target + i);
        }

        for (; i < output.Pixels; i++) target[i] = Rectifier<ScalarLane, float>.Apply(source[i] * factor + offset, slope);
    }
}
