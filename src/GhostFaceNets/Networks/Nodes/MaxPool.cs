namespace GhostFaceNets.Networks;

/// <summary>The largest number in a sliding window; what pads is smaller than any.</summary>
public sealed record MaxPool(string Name, string Input, Extent Kernel, Extent Stride, Padding Padding)
    : Windowed(Name, Input, Kernel, Stride, Padding)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var input = Single(inputs, 3);
        var padding = Padding.Resolve(input.Height, input.Width, Kernel, Stride);
        if (Math.Max(padding.Top, padding.Bottom) >= Kernel.Height || Math.Max(padding.Left, padding.Right) >= Kernel.Width)
        {
            throw Misfit("has windows that see nothing but padding");
        }

        var (height, width) = Slide(input);
        return new(input.Channels, height, width);
    }
}
