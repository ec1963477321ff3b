namespace GhostFaceNets.Networks;

/// <summary><c>x * factor + offset</c>, the same for every element: how networks of others normalise their pictures.</summary>
public sealed record Affine(string Name, string Input, double Factor, double Offset) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) => Single(inputs);
}
