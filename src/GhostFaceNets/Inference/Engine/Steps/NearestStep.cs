using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Scales a map by copying pixels: position i reads floor(i * from / to).</summary>
internal sealed unsafe class NearestStep(MapView input, MapView output) : Step
{
    private readonly int[] _rows = Sources(input.Height, output.Height);
    private readonly int[] _columns = Sources(input.Width, output.Width);

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        var target = arena + output.Offset;
        foreach (var row in _rows)
        {
            var pixels = arena + input.Offset + (nint)row * input.Width * input.Stride;
            foreach (var column in _columns)
            {
                new Span<float>(pixels + (nint)column * input.Stride, input.Channels).CopyTo(new(target, input.Channels));
                target += output.Stride;
            }
        }
    }

    private static int[] Sources(int from, int to) => [.. Enumerable.Range(0, to).Select(position => (int)((long)position * from / to))];
}
