using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Copies a map plane by plane, into a place in a concatenation or side by side into a vector.</summary>
/// <param name="input">What is read.</param>
/// <param name="target">Where the first plane goes.</param>
/// <param name="stride">From there to the next.</param>
internal sealed unsafe class CopyStep(MapView input, int target, int stride) : Step
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        for (var channel = 0; channel < input.Channels; channel++)
        {
            new Span<float>(arena + input.Offset + channel * input.Stride, input.Pixels)
                .CopyTo(new Span<float>(arena + target + channel * stride, input.Pixels));
        }
    }
}
