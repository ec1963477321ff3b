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

    /// <summary>Sees that all values are numbers.</summary>
    /// <param name="names">The faces' names, for the error.</param>
    /// <param name="first">Which of them is the first face's.</param>
    /// <exception cref="InvalidOperationException">One is not finite: the network has diverged.</exception>
    public void ThrowIfNotFinite(IReadOnlyList<string> names, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (Array.FindIndex(Values, value => !float.IsFinite(value)) is not (var bad and >= 0)) return;
        throw new InvalidOperationException($"The embedding of {names[first + (bad / Size)]} is not finite: the network has diverged.");
    }

    /// <summary>One face's embedding.</summary>
    public ReadOnlySpan<float> this[int index] => Values.AsSpan(checked(index * Size), Size);
}
