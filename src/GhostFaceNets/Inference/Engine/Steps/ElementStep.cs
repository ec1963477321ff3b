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
        float* source = arena + input.Offset, target = arena + output.Offset;
        for (var pixel = 0; pixel < output.Pixels; pixel++, source += input.Stride, target += output.Stride)
        {
            for (var channel = 0; channel < output.Channels; channel += TLanes.Count)
            {
                var value = TFunction.Apply<TLanes, TVector>(TLanes.Load(source + channel));
                Channels<TLanes, TVector>.Store(value, target + channel, output.Channels - channel);
            }
        }
    }

    /// <summary>Some pixels.</summary>
    public override Step? Part(int index, int count)
    {
        if (output.Pixels < count || !IsWorthSharing((long)output.Channels * output.Pixels)) return null;
        var own = PartOf(output.Pixels, index, count);
        return new ElementStep<TLanes, TVector, TFunction>(input.Span(own), output.Span(own));
    }
}
