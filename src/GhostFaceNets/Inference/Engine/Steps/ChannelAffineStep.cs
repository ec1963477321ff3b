using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A factor, an offset and a rectifier per channel: a batch norm or a PReLU that no layer could take over.</summary>
internal sealed unsafe class ChannelAffineStep<TLanes, TVector>(MapView input, MapView output, float[] factors, ChannelParameters parameters) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly AlignedFloats _factors = AlignedFloats.Of(factors);

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        float* source = arena + input.Offset, target = arena + output.Offset;
        float* factors = _factors.Start, biases = parameters.Biases, slopes = parameters.Slopes;
        for (var pixel = 0; pixel < output.Pixels; pixel++, source += input.Stride, target += output.Stride)
        {
            for (var channel = 0; channel < output.Channels; channel += TLanes.Count)
            {
                var x = TLanes.MultiplyAdd(TLanes.Load(source + channel), TLanes.Load(factors + channel), TLanes.Load(biases + channel));
                if (slopes != null) x = TLanes.Rectify(x, TLanes.Load(slopes + channel));
                Channels<TLanes, TVector>.Store(x, target + channel, output.Channels - channel);
            }
        }
    }
}
