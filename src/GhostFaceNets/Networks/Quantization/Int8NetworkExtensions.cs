namespace GhostFaceNets.Networks.Quantization;

/// <summary>Which layers of a network compute in whole numbers.</summary>
public static class Int8NetworkExtensions
{
    /// <summary>The names of the layers whose input is rounded by a <see cref="Quantize"/> and whose kernel has steps.</summary>
    public static IReadOnlyList<string> Int8Layers(this Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. network.Nodes.Where(node => Int8Arithmetic.Of(network, node) is not null).Select(node => node.Name)];
    }
}
