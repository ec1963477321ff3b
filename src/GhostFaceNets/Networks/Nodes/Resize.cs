namespace GhostFaceNets.Networks;

/// <summary>Scales a map to the given size.</summary>
public sealed record Resize(string Name, string Input, Extent Size, ResizeKind Kind = ResizeKind.Bilinear) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) =>
        new(Single(inputs, 3).Channels, Size.Height, Size.Width);
}

/// <summary>How <see cref="Resize"/> makes a pixel of others.</summary>
public enum ResizeKind
{
    /// <summary>Between the four nearest: half-pixel centres, edges clamped, no antialiasing.</summary>
    Bilinear,

    /// <summary>A copy: position i reads floor(i * from / to).</summary>
    Nearest,
}
