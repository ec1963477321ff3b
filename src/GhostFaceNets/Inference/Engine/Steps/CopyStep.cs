using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Copies a map into its place in a concatenation.</summary>
internal sealed unsafe class CopyStep(MapView input, MapView output) : Step
{
    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        float* source = arena + input.Offset, target = arena + output.Offset;
        for (var pixel = 0; pixel < input.Pixels; pixel++, source += input.Stride, target += output.Stride)
        {
            new Span<float>(source, input.Channels).CopyTo(new(target, input.Channels));
        }
    }
}
