using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>A convolution over all input channels, or over those of its group (cross-correlation, no dilation). Kernel
/// <c>(out, in / groups, kh, kw)</c>; the first of g groups turns the first g-th of the inputs into the first g-th of the
/// outputs.</summary>
public sealed record Convolution(
    string Name, string Input, int Filters, Extent Kernel, Extent Stride, Padding Padding, bool UseBias = false, int Groups = 1)
    : Windowed(Name, Input, Kernel, Stride, Padding)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var input = Single(inputs, 3);
        if (Groups < 1 || input.Channels % Groups != 0 || Filters % Groups != 0)
        {
            throw Misfit($"cannot part {input.Channels} channels and {Filters} filters into {Groups} groups");
        }

        var (height, width) = Slide(input);
        return new(Filters, height, width);
    }

    /// <inheritdoc/>
    public override ImmutableArray<WeightSlot> WeightSlots(ReadOnlySpan<TensorShape> inputs)
    {
        var kernel = new WeightSlot(WeightRole.Kernel, new(Filters, inputs[0].Channels / Groups, Kernel.Height, Kernel.Width));
        return UseBias ? [kernel, new(WeightRole.Bias, new(Filters))] : [kernel];
    }
}
