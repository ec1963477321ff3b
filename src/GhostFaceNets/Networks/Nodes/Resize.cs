namespace GhostFaceNets.Networks;

/// <summary>Scales a map to the given size: bilinear, half-pixel centres, edges clamped, no antialiasing.</summary>
public sealed record Resize(string Name, string Input, Extent Size) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) =>
        new(Single(inputs, 3).Channels, Size.Height, Size.Width);
}
