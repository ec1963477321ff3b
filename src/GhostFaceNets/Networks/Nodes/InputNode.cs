namespace GhostFaceNets.Networks;

/// <summary>Where the pictures come in: <c>(C, H, W)</c>, already normalised.</summary>
public sealed record InputNode(string Name, TensorShape Shape) : Node(Name, [])
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) => Shape;
}
