using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Puts the axes of a value in another order, and may join the first two of them: <c>(C, H, W)</c> becomes
/// <c>(H, W, C)</c>, or <c>(H W, C)</c>, as detectors put out their cells.</summary>
internal sealed unsafe class TransposeStep : Step
{
    private readonly int _from;
    private readonly int _to;
    private readonly (int Count, int Source, int Target)[] _axes;

    public TransposeStep(MapView input, MapView output, ImmutableArray<int> axes)
    {
        (_from, _to) = (input.Offset, output.Offset);
        int[] extents = [input.Channels, input.Height, input.Width];
        int[] sources = [input.Steps.Channel, input.Steps.Row, input.Steps.Pixel];
        int[] order = [.. axes, .. Enumerable.Range(axes.Length, 3 - axes.Length)];
        int[] targets = extents[order[0]] == output.Channels
            ? [output.Steps.Channel, output.Steps.Row, output.Steps.Pixel]
            : [extents[order[1]] * output.Steps.Channel, output.Steps.Channel, output.Steps.Row];

        // The longest run is the inner one.
        _axes = [.. order.Select((axis, at) => (Count: extents[axis], sources[axis], targets[at])).OrderBy(axis => axis.Count)];
    }

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        var (outer, middle, inner) = (_axes[0], _axes[1], _axes[2]);
        for (var i = 0; i < outer.Count; i++)
        for (var j = 0; j < middle.Count; j++)
        {
            var source = arena + _from + (nint)i * outer.Source + (nint)j * middle.Source;
            var target = arena + _to + (nint)i * outer.Target + (nint)j * middle.Target;
            for (var k = 0; k < inner.Count; k++)
            {
                *target = *source;
                source += inner.Source;
                target += inner.Target;
            }
        }
    }
}
