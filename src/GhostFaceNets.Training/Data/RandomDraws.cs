namespace GhostFaceNets.Training.Data;

/// <summary>Random numbers that depend on nothing but what they are for: the same seed, epoch and picture give the same
/// draws on any thread, in any order, after any resume. SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
public struct RandomDraws
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    private RandomDraws(ulong state) => _state = state;

    /// <summary>The draws of an epoch as a whole, such as the order of its pictures.</summary>
    public static RandomDraws OfEpoch(long seed, int epoch) => new(Mix(Mix((ulong)seed) + (ulong)epoch * Golden));

    /// <summary>The draws of one picture in one epoch.</summary>
    public static RandomDraws OfPicture(long seed, int epoch, int picture) =>
        new(Mix(OfEpoch(seed, epoch)._state + ((ulong)picture + 1) * Golden));

    /// <summary>The draws of one batch in one epoch.</summary>
    public static RandomDraws OfBatch(long seed, int epoch, int step) =>
        new(Mix(OfEpoch(seed, epoch)._state - ((ulong)step + 1) * Golden));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += Golden);

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>Uniform in 0 .. count - 1.</summary>
    public int NextBelow(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Uniform in [low, high).</summary>
    public double NextBetween(double low, double high) => low + (high - low) * NextUnit();

    /// <summary>-1 or 1.</summary>
    public int NextSign() => NextUnit() < 0.5 ? -1 : 1;

    /// <summary>Puts items into a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
