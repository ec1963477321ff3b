namespace GhostFaceNets.Networks.Quantization;

/// <summary>How often values lie where between the least and the greatest of them, to find the steps that they are best rounded to.</summary>
internal sealed class ValueHistogram
{
    private const int Bins = 2048, Tries = 40;

    private readonly long[] _counts = new long[Bins];
    private float _low;
    private float _high;

    private float Width => (_high - _low) / Bins;

    /// <summary>Widens the ends; zero is always between them.</summary>
    public void Widen(ReadOnlySpan<float> values)
    {
        foreach (var value in values) (_low, _high) = (Math.Min(_low, value), Math.Max(_high, value));
    }

    /// <summary>Counts values, once the ends are known.</summary>
    public void Count(ReadOnlySpan<float> values)
    {
        var scale = Width > 0 ? 1 / Width : 0;
        foreach (var value in values) _counts[Math.Clamp((int)((value - _low) * scale), 0, Bins - 1)]++;
    }

    /// <summary>The steps with the least mean square of what rounding changes: a few values far out are better cut off than that all
    /// others have coarser steps.</summary>
    public ByteSteps Best()
    {
        // First both ends at once, then each by itself.
        var (low, high) = Narrow(share => (_low * share, _high * share));
        (low, _) = Narrow(share => (_low * share, high));
        (_, high) = Narrow(share => (low, _high * share));
        return ByteSteps.Between(low, high);
    }

    private (float Low, float High) Narrow(Func<float, (float Low, float High)> ends) =>
        Enumerable.Range(0, Tries).Select(less => ends(1 - (float)less / (Tries + Tries / 4))).MinBy(tried => SquareError(ByteSteps.Between(tried.Low, tried.High)));

    private double SquareError(ByteSteps steps)
    {
        var sum = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            if (_counts[bin] == 0) continue;
            var value = _low + (bin + 0.5f) * Width;
            double error = value - steps.Nearest(value);

            // Within the ends, of values that lie anywhere between two steps, the mean.
            var square = Math.Abs(error) <= steps.Step / 2 ? (double)steps.Step * steps.Step / 12 : error * error;
            sum += square * _counts[bin];
        }

        return sum;
    }
}
