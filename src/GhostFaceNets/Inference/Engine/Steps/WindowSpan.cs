using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Along one axis, neighbouring output positions whose windows have the same taps on the map.</summary>
/// <param name="At">The first position.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first tap.</param>
/// <param name="End">Past the last tap.</param>
/// <param name="Source">Where the first tap of the first position reads.</param>
internal readonly record struct WindowSpan(int At, int Count, int First, int End, int Source)
{
    /// <summary>Taps.</summary>
    public int Taps => End - First;

    /// <summary>The spans of the rows, each of one row.</summary>
    public static WindowSpan[] Rows(Windowed window, int from, int to) =>
        Of(from, to, window.Kernel.Height, window.Stride.Height, window.Padding.Resolve(from, 1, window.Kernel, window.Stride).Top, 1);

    /// <summary>The spans of the pixels of a row.</summary>
    public static WindowSpan[] Columns(Windowed window, int from, int to) =>
        Of(from, to, window.Kernel.Width, window.Stride.Width, window.Padding.Resolve(1, from, window.Kernel, window.Stride).Left, to);

    private static WindowSpan[] Of(int from, int to, int kernel, int stride, int before, int atMost)
    {
        var spans = new List<WindowSpan>();
        for (var at = 0; at < to; at++)
        {
            var start = at * stride - before;
            var first = Math.Clamp(-start, 0, kernel);
            var end = Math.Clamp(from - start, first, kernel);
            if (spans is [.., var last] && last.Count < atMost && (last.First, last.End) == (first, end)) spans[^1] = last with { Count = last.Count + 1 };
            else spans.Add(new(at, 1, first, end, start + first));
        }

        return [.. spans];
    }
}
