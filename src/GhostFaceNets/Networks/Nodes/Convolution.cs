using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>A convolution over all input channels (cross-correlation, no dilation). Kernel <c>(out, in, kh, kw)</c>.</summary>
public sealed record Convolution(
    string Name, string Input, int Filters, Extent Kernel, Extent Stride, Padding Padding, bool UseBias = false)
    : Windowed(Name, Input, Kernel, Stride, Padding)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var (height, width) = Slide(Single(inputs, 3));
        return new(Filters, height, width);
    }

    /// <inheritdoc/>
    public override ImmutableArray<WeightSlot> WeightSlots(ReadOnlySpan<TensorShape> inputs)
    {
        var kernel = new WeightSlot(WeightRole.Kernel, new(Filters, inputs[0].Channels, Kernel.Height, Kernel.Width));
        return UseBias ? [kernel, new(WeightRole.Bias, new(Filters))] : [kernel];
    }
}
