namespace GhostFaceNets.Imaging;

/// <summary>Which source pixels make each pixel of a resized axis, and with which weights.</summary>
internal sealed class ResizeTaps
{
    private readonly int[] _first;
    private readonly int[] _start;
    private readonly float[] _weights;

    private ResizeTaps(int[] first, int[] start, float[] weights) => (_first, _start, _weights) = (first, start, weights);

    public int First(int pixel) => _first[pixel];

    public ReadOnlySpan<float> Weights(int pixel) => _weights.AsSpan(_start[pixel].._start[pixel + 1]);

    public static ResizeTaps For(int from, int to)
    {
        var step = (double)from / to;
        return to < from ? Make(to, pixel => Area(pixel * step, (pixel + 1) * step, from)) : Make(to, pixel => Tent(((pixel + .5) * step) - .5, from));
    }

    private static ResizeTaps Make(int to, Func<int, (int First, float[] Weights)> taps)
    {
        var first = new int[to];
        var start = new int[to + 1];
        var weights = new List<float>();
        for (var pixel = 0; pixel < to; pixel++)
        {
            (first[pixel], var its) = taps(pixel);
            weights.AddRange(its);
            start[pixel + 1] = weights.Count;
        }

        return new ResizeTaps(first, start, [.. weights]);
    }

    private static (int First, float[] Weights) Area(double begin, double end, int from)
    {
        var first = (int)begin;
        var last = Math.Min((int)Math.Ceiling(end), from);
        var weights = new float[last - first];
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var covered = Math.Min(first + tap + 1, end) - Math.Max(first + tap, begin);
            weights[tap] = (float)(covered / (end - begin));
        }

        return (first, weights);
    }

    private static (int First, float[] Weights) Tent(double centre, int from)
    {
        var clamped = Math.Clamp(centre, 0, from - 1);
        var first = Math.Min((int)clamped, Math.Max(from - 2, 0));
        var share = (float)(clamped - first);
        return (first, from == 1 ? [1] : [1 - share, share]);
    }
}
