using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>What a Keras layer yields, in terms of nodes.</summary>
/// <param name="Node">The node that yields it.</param>
internal readonly record struct KerasValue(string Node)
{
    /// <summary>Zeros that Keras has put around it and that the next convolution is to add.</summary>
    public Padding Padding { get; init; }

    /// <summary>Whether it is not the map but the map's size.</summary>
    public bool IsSize { get; init; }

    /// <summary>Whether Keras has a vector where the node yields <c>(C, 1, 1)</c>.</summary>
    public bool IsVector { get; init; }
}
