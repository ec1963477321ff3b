using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Each number rounded to the nearest of 256, for what computes in floats.</summary>
internal sealed unsafe class QuantizeStep<TLanes, TVector>(Quantize node, MapView input, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        float* source = arena + input.Offset, target = arena + output.Offset;
        var (count, step) = (new StepCount<TLanes, TVector>(node), TLanes.Fill(node.Step));
        for (var pixel = 0; pixel < output.Pixels; pixel++, source += input.Stride, target += output.Stride)
        {
            for (var channel = 0; channel < output.Channels; channel += TLanes.Count)
            {
                var value = TLanes.Multiply(TLanes.Round(count.Of(TLanes.Load(source + channel))), step);
                Channels<TLanes, TVector>.Store(value, target + channel, output.Channels - channel);
            }
        }
    }
}
