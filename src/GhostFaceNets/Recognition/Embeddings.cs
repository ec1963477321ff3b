namespace GhostFaceNets.Recognition;

/// <summary>Embeddings of many faces, one behind the other: <c>(Count, Size)</c> in row-major order.</summary>
public sealed class Embeddings
{
    /// <summary>Wraps values without copying them.</summary>
    /// <param name="count">Faces; may be 0.</param>
    /// <param name="size">Elements of one embedding, at least 1.</param>
    /// <param name="values">count * size values.</param>
    /// <exception cref="ArgumentException">The number of values is not count * size.</exception>
    public Embeddings(int count, int size, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentNullException.ThrowIfNull(values);
        if (values.LongLength != (long)count * size)
        {
            throw new ArgumentException($"{values.LongLength} values do not make {count} embeddings of {size}.", nameof(values));
        }

        (Count, Size, Values) = (count, size, values);
    }

    /// <summary>The number of faces.</summary>
    public int Count { get; }

    /// <summary>Elements of one embedding.</summary>
    public int Size { get; }

    /// <summary>All values, face by face.</summary>
    public float[] Values { get; }

    /// <summary>One face's embedding.</summary>
    public ReadOnlySpan<float> this[int index] => Values.AsSpan(checked(index * Size), Size);
}
