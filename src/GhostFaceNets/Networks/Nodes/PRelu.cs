using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>x above zero, alpha x below, with one alpha per channel.</summary>
public sealed record PRelu(string Name, string Input) : UnaryNode(Name, Input)
{
    /// <summary>What every alpha starts with in training (He et al., "Delving Deep into Rectifiers", 2015).</summary>
    public const float InitialSlope = 0.25f;

    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) => Single(inputs);

    /// <inheritdoc/>
    public override ImmutableArray<WeightSlot> WeightSlots(ReadOnlySpan<TensorShape> inputs) =>
        [new(WeightRole.Alpha, new(inputs[0].Channels))];
}
