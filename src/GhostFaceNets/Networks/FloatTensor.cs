namespace GhostFaceNets.Networks;

/// <summary>A dense float32 tensor in row-major order: a weight, or what goes into and comes out of a network.</summary>
public sealed class FloatTensor
{
    /// <summary>Wraps values without copying them.</summary>
    /// <exception cref="ArgumentException">The number of values does not fit the shape.</exception>
    public FloatTensor(TensorShape shape, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (shape.Count != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not fill a tensor of shape {shape}.", nameof(values));
        }

        Shape = shape;
        Values = values;
    }

    /// <summary>The extents, outermost first.</summary>
    public TensorShape Shape { get; }

    /// <summary>The values, last extent fastest. Weights of a <see cref="Network"/> must not be changed.</summary>
    public float[] Values { get; }

    /// <summary>For a kernel of INT8 arithmetic, the step of each slice of the first extent: its values are whole multiples -127..127 of
    /// it. Null for other tensors.</summary>
    public float[]? Steps { get; init; }
}
