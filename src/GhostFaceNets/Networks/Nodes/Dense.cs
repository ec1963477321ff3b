using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>A matrix product over a vector. Kernel <c>(out, in)</c>.</summary>
public sealed record Dense(string Name, string Input, int Units, bool UseBias = false) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        Single(inputs, 1);
        return new(Units);
    }

    /// <inheritdoc/>
    public override ImmutableArray<WeightSlot> WeightSlots(ReadOnlySpan<TensorShape> inputs)
    {
        var kernel = new WeightSlot(WeightRole.Kernel, new(Units, inputs[0].Channels));
        return UseBias ? [kernel, new(WeightRole.Bias, new(Units))] : [kernel];
    }
}
