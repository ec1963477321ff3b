namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Along one axis, the taps of a window that lie on the map, for one output position or several neighbours.</summary>
/// <param name="At">The first output position.</param>
/// <param name="Count">How many; they have the same taps.</param>
/// <param name="First">The first tap.</param>
/// <param name="End">Past the last tap.</param>
/// <param name="Source">Where the first tap of the first position reads.</param>
internal readonly record struct WindowSpan(int At, int Count, int First, int End, int Source)
{
    /// <summary>The spans of an axis.</summary>
    /// <param name="from">Pixels of the input.</param>
    /// <param name="to">Positions of the output.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="stride">From one position to the next.</param>
    /// <param name="before">Pixels that the padding puts before the input.</param>
    /// <param name="group">How many neighbours are taken together where all can be; what is left comes one by one.</param>
    public static WindowSpan[] Of(int from, int to, int kernel, int stride, int before, int group)
    {
        var spans = new List<WindowSpan>();
        for (var at = 0; at < to;)
        {
            var (first, end) = Taps(at);
            var count = at + group <= to && Enumerable.Range(at, group).All(other => Taps(other) == (first, end)) ? group : 1;
            spans.Add(new(at, count, first, end, at * stride - before + first));
            at += count;
        }

        return [.. spans];

        (int First, int End) Taps(int at)
        {
            var start = at * stride - before;
            var first = Math.Clamp(-start, 0, kernel);
            return (first, Math.Clamp(from - start, first, kernel));
        }
    }
}
