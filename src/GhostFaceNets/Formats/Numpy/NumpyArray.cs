using System.Collections.Immutable;

namespace GhostFaceNets.Formats.Numpy;

/// <summary>An array of a .npy file: a shape and values in row-major ("C") order.</summary>
public sealed class NumpyArray
{
    internal NumpyArray(ImmutableArray<int> shape, Array elements)
    {
        (Shape, Elements) = (shape, elements);
    }

    /// <summary>The extents, outermost first; none for a single value; each may be 0.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The type of the elements: Half, float, double, int, long, byte, bool or string.</summary>
    public Type ElementType => Elements.GetType().GetElementType()!;

    /// <summary>The values as the array of their type.</summary>
    internal Array Elements { get; }

    /// <summary>Wraps values without copying them.</summary>
    /// <typeparam name="T">Half, float, double, int, long, byte, bool or string.</typeparam>
    /// <exception cref="ArgumentException">The values do not fill the shape, or are of another type.</exception>
    public static NumpyArray Of<T>(ReadOnlySpan<int> shape, T[] values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = 1L;
        foreach (var extent in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(extent, nameof(shape));
            count = checked(count * extent);
        }

        if (count != values.LongLength)
        {
            throw new ArgumentException(
                $"{values.LongLength} values do not fill an array of shape ({string.Join(", ", shape.ToArray())}).", nameof(values));
        }

        if (NumpyType.Of(typeof(T)) is null)
        {
            throw new ArgumentException($"Elements of type {typeof(T).Name} are not supported.", nameof(values));
        }

        return new([.. shape], values);
    }

    /// <summary>The values; not copied.</summary>
    /// <exception cref="InvalidOperationException">They are of another type than <typeparamref name="T"/>.</exception>
    public T[] Values<T>() =>
        Elements as T[] ?? throw new InvalidOperationException($"The array holds {ElementType.Name}, not {typeof(T).Name}.");
}
