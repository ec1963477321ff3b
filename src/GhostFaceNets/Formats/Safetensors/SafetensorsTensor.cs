using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Safetensors;

/// <summary>A tensor of a safetensors file: a shape and values in row-major order. A shape without extents holds one
/// value, a shape with a zero none.</summary>
public sealed class SafetensorsTensor
{
    internal SafetensorsTensor(SafetensorsType type, ImmutableArray<long> shape, Array values)
    {
        (Type, Shape, Elements) = (type, shape, values);
    }

    /// <summary>The type of the elements.</summary>
    public SafetensorsType Type { get; }

    /// <summary>The extents, outermost first; each may be 0.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The values as the array of their type.</summary>
    internal Array Elements { get; }

    /// <summary>Wraps values without copying them.</summary>
    /// <typeparam name="T">float, double, int, long, byte or bool.</typeparam>
    /// <exception cref="ArgumentException">The values do not fill the shape, or are of another type.</exception>
    public static SafetensorsTensor Of<T>(ReadOnlySpan<long> shape, T[] values)
        where T : unmanaged
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
                $"{values.LongLength} values do not fill a tensor of shape ({string.Join(", ", shape.ToArray())}).", nameof(values));
        }

        return new(ElementType.Of(typeof(T)).Type, [.. shape], values);
    }

    /// <summary>Wraps a float32 tensor without copying it.</summary>
    public static SafetensorsTensor Of(FloatTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Of([.. tensor.Shape.Extents.Select(extent => (long)extent)], tensor.Values);
    }

    /// <summary>The values; not copied, not to be changed.</summary>
    /// <exception cref="InvalidOperationException">They are of another type than <typeparamref name="T"/>.</exception>
    public T[] Values<T>()
        where T : unmanaged =>
        Elements as T[] ?? throw new InvalidOperationException($"The tensor holds {Type}, not {typeof(T).Name}.");
}
