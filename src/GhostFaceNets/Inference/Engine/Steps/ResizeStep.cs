using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Scales a map: bilinear, half-pixel centres, edges clamped.</summary>
internal sealed unsafe class ResizeStep(MapView input, MapView output) : Step
{
    private readonly Tap[] _rows = Taps(input.Height, output.Height);
    private readonly Tap[] _columns = Taps(input.Width, output.Width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        for (var channel = 0; channel < output.Channels; channel++)
        {
            var source = arena + input.Offset + channel * input.Stride;
            var target = arena + output.Offset + channel * output.Stride;
            foreach (var row in _rows)
            {
                var upper = source + row.Before * input.Width;
                var lower = source + row.After * input.Width;
                foreach (var column in _columns)
                {
                    var left = upper[column.Before] + (lower[column.Before] - upper[column.Before]) * row.Share;
                    var right = upper[column.After] + (lower[column.After] - upper[column.After]) * row.Share;
                    *target++ = left + (right - left) * column.Share;
                }
            }
        }
    }

    private static Tap[] Taps(int from, int to)
    {
        var taps = new Tap[to];
        for (var i = 0; i < to; i++)
        {
            var place = Math.Clamp((i + 0.5) * from / to - 0.5, 0, from - 1);
            var before = (int)place;
            taps[i] = new(before, Math.Min(before + 1, from - 1), (float)(place - before));
        }

        return taps;
    }

    /// <summary>The two pixels that one is made of, and the share of the second.</summary>
    private readonly record struct Tap(int Before, int After, float Share);
}
