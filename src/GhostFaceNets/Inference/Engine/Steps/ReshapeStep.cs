using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Lays the numbers of a value, in the order that the graph counts in (plane after plane), out in another shape.</summary>
internal sealed unsafe class ReshapeStep(MapView input, MapView output) : Step
{
    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        var target = arena + output.Offset;
        var (left, channel) = (output.Pixels, 0);
        for (var plane = 0; plane < input.Channels; plane++)
        {
            var source = arena + input.Offset + plane;
            for (var pixel = 0; pixel < input.Pixels; pixel++, source += input.Stride)
            {
                *target = *source;
                if (--left > 0)
                {
                    target += output.Stride;
                    continue;
                }

                (left, channel) = (output.Pixels, channel + 1);
                target = arena + output.Offset + channel;
            }
        }
    }
}
