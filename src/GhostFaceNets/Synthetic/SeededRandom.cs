namespace GhostFaceNets.Synthetic;

/// <summary>Random numbers that follow from their keys alone, so that any picture can be drawn without the ones before it.
/// SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal sealed class SeededRandom
{
    private ulong _state;

    public SeededRandom(params ReadOnlySpan<long> keys)
    {
        foreach (var key in keys) _state = Mix(_state ^ Mix((ulong)key + 0x9E3779B97F4A7C15));
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>In [0, 1).</summary>
    public float Uniform() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>In [low, high).</summary>
    public float Between(float low, float high) => low + (Uniform() * (high - low));

    /// <summary>Bell-shaped around the mean, never further than 2.5 deviations: a face has no eye on its chin.</summary>
    public float Normal(float mean, float deviation)
    {
        // The sum of four uniform numbers has variance 1/3.
        var sum = Uniform() + Uniform() + Uniform() + Uniform() - 2f;
        return mean + (deviation * Math.Clamp(sum * 1.7320508f, -2.5f, 2.5f));
    }

    /// <summary>True with this probability.</summary>
    public bool Chance(float probability) => Uniform() < probability;

    /// <summary>In 0 .. count - 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>The items in a random order.</summary>
    public T[] Shuffled<T>(T[] items)
    {
        var shuffled = (T[])items.Clone();
        for (var left = shuffled.Length; left > 1; left--)
        {
            var at = Below(left);
            (shuffled[at], shuffled[left - 1]) = (shuffled[left - 1], shuffled[at]);
        }

        return shuffled;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
