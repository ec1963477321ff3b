using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>Batch normalisation over a map's channels or a vector's elements.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Input">The node it reads.</param>
/// <param name="Momentum">Keras' convention: the share of the running value that is kept; torch's is 1 minus this.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Scale">Whether there is a gamma; without one it is 1.</param>
public sealed record BatchNormalization(
    string Name, string Input, double Momentum = 0.9, double Epsilon = 1e-5, bool Scale = true) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) => Single(inputs);

    /// <inheritdoc/>
    public override ImmutableArray<WeightSlot> WeightSlots(ReadOnlySpan<TensorShape> inputs)
    {
        TensorShape channels = new(inputs[0].Channels);
        ImmutableArray<WeightSlot> rest =
            [new(WeightRole.Beta, channels), new(WeightRole.Mean, channels), new(WeightRole.Variance, channels)];
        return Scale ? [new(WeightRole.Gamma, channels), .. rest] : rest;
    }
}
