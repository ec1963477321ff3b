using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Copies a map into its place in a concatenation.</summary>
internal sealed unsafe class CopyStep(MapView input, MapView output) : Step
{
    /// <summary>How many neighbouring numbers there are at a time, and how many times: those of a pixel, or of a row of planes.</summary>
    private readonly (int Length, int Count) _runs =
        input.Planes > 0 ? (input.Channels * input.Width, input.Height) : (input.Channels, input.Pixels);

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        float* source = arena + input.Offset, target = arena + output.Offset;
        var (length, count) = _runs;
        var (from, to) = input.Planes > 0 ? (input.Steps.Row, output.Steps.Row) : (input.Stride, output.Stride);
        for (var run = 0; run < count; run++, source += from, target += to) new Span<float>(source, length).CopyTo(new(target, length));
    }
}
