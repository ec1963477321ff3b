namespace GhostFaceNets.Networks;

/// <summary>The mean of each channel: <c>(C, H, W)</c> to <c>(C, 1, 1)</c>.</summary>
public sealed record GlobalAveragePool(string Name, string Input) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) => new(Single(inputs, 3).Channels, 1, 1);
}
