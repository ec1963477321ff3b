using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>One step of a network: a name, the names of the nodes it reads, and the attributes of its kind.
/// Nodes are immutable; the weights lie in <see cref="Network.Weights"/>. A pass rewires one by
/// <c>node with { Inputs = [...] }</c>.</summary>
/// <param name="Name">Unique in its network; the layer's name in Keras files, the node's in ONNX files.</param>
/// <param name="Inputs">Names of the nodes whose outputs this one reads, in order.</param>
public abstract record Node(string Name, ImmutableArray<string> Inputs)
{
    /// <summary>The shape of the output, batch left out, for inputs of the given shapes.</summary>
    /// <exception cref="ArgumentException">The inputs do not fit this node.</exception>
    public abstract TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs);

    /// <summary>The weights that this node needs for inputs of the given shapes, in Keras' order.</summary>
    public virtual ImmutableArray<WeightSlot> WeightSlots(ReadOnlySpan<TensorShape> inputs) => [];

    /// <summary>The name under which a weight of this node lies in <see cref="Network.Weights"/>.</summary>
#pragma warning disable CA1308 // Names in files are lower case.
    public string WeightName(WeightRole role) => $"{Name}/{role.ToString().ToLowerInvariant()}";
#pragma warning restore CA1308

    /// <summary>Checks that there is one input of the given rank and returns it.</summary>
    private protected TensorShape Single(ReadOnlySpan<TensorShape> inputs, int? rank = null)
    {
        if (inputs.Length != 1) throw Misfit($"takes one input, not {inputs.Length}");
        if (rank is { } wanted && inputs[0].Rank != wanted)
        {
            throw Misfit(wanted == 3 ? $"takes a feature map (C, H, W), not {inputs[0]}" : $"takes rank {wanted}, not {inputs[0]}");
        }

        return inputs[0];
    }

    /// <summary>The error of a node that cannot read its inputs.</summary>
    private protected ArgumentException Misfit(string problem) => new($"{GetType().Name} '{Name}' {problem}.");
}
