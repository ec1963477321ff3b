namespace GhostFaceNets.Networks;

/// <summary>In training, zeroes elements with probability <paramref name="Rate"/> and scales the others up;
/// otherwise does nothing.</summary>
public sealed record Dropout(string Name, string Input, double Rate) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) => Single(inputs);
}
