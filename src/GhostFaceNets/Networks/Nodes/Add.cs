using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>The sum of several tensors of one shape.</summary>
public sealed record Add(string Name, ImmutableArray<string> Inputs) : Node(Name, Inputs)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        if (inputs.IsEmpty) throw Misfit("has no inputs");
        foreach (var input in inputs)
        {
            if (input != inputs[0]) throw Misfit($"cannot add {inputs[0]} and {input}");
        }

        return inputs[0];
    }
}
