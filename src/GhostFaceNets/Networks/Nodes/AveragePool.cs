namespace GhostFaceNets.Networks;

/// <summary>The mean over a sliding window, no padding.</summary>
public sealed record AveragePool(string Name, string Input, Extent Kernel, Extent Stride)
    : Windowed(Name, Input, Kernel, Stride, Padding.Valid)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var input = Single(inputs, 3);
        var (height, width) = Slide(input);
        return new(input.Channels, height, width);
    }
}
