using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>Puts axes in another order, the batch left out: <c>[1, 2, 0]</c> turns <c>(C, H, W)</c> into <c>(H, W, C)</c>.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Input">The node it reads.</param>
/// <param name="Axes">For each axis of the output the input's.</param>
public sealed record Transpose(string Name, string Input, ImmutableArray<int> Axes) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var input = Single(inputs);
        if (!Axes.Order().SequenceEqual(Enumerable.Range(0, input.Rank)))
        {
            throw Misfit($"cannot order the axes of {input} as ({string.Join(", ", Axes)})");
        }

        return new([.. Axes.Select(axis => input[axis])]);
    }
}
