using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>A node with what was fused onto it: <c>rectify(node(inputs)) + residual</c>.</summary>
/// <param name="Node">The node.</param>
/// <param name="Inputs">The values that it reads, by the names of the operations that put them out.</param>
/// <param name="Output">The name of the value that it puts out: the last fused node's.</param>
internal sealed record Operation(Node Node, ImmutableArray<string> Inputs, string Output)
{
    /// <summary>Factors below zero, one per output channel (0 is ReLU); null where nothing is rectified.</summary>
    public float[]? Slopes { get; init; }

    /// <summary>A value of the output's shape that is added.</summary>
    public string? Residual { get; init; }

    /// <summary>Everything it reads.</summary>
    public IEnumerable<string> Reads => Residual is null ? Inputs : Inputs.Append(Residual);
}
