using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>A convolution of each channel by itself. Kernel <c>(C, 1, kh, kw)</c>.</summary>
public sealed record DepthwiseConvolution(
    string Name, string Input, Extent Kernel, Extent Stride, Padding Padding, bool UseBias = false)
    : Windowed(Name, Input, Kernel, Stride, Padding)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var input = Single(inputs, 3);
        var (height, width) = Slide(input);
        return new(input.Channels, height, width);
    }

    /// <inheritdoc/>
    public override ImmutableArray<WeightSlot> WeightSlots(ReadOnlySpan<TensorShape> inputs)
    {
        var kernel = new WeightSlot(WeightRole.Kernel, new(inputs[0].Channels, 1, Kernel.Height, Kernel.Width));
        return UseBias ? [kernel, new(WeightRole.Bias, new(inputs[0].Channels))] : [kernel];
    }
}
