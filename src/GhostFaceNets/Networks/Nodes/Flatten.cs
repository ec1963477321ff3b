namespace GhostFaceNets.Networks;

/// <summary>Lays a map out as a vector in channel, row, column order (Keras' own order is row, column, channel:
/// its importer permutes the dense kernel that follows).</summary>
public sealed record Flatten(string Name, string Input) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) => new(checked((int)Single(inputs).Count));
}
