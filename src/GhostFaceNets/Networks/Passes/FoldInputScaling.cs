namespace GhostFaceNets.Networks.Passes;

/// <summary>Takes the factors and offsets off the beginning of a network that brings its pictures into its range itself, so
/// that its model card can say them: the network then takes pictures as those do that were built here.</summary>
public static class FoldInputScaling
{
    /// <summary>Applies the pass.</summary>
    /// <returns>The network without them, and the rule <c>(value - mean) * scale</c> that stands for them.</returns>
    public static (Network Network, float Mean, float Scale) Apply(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (input, factor, offset) = (network.Input.Name, 1.0, 0.0);
        var folded = new Dictionary<string, string>();
        while (Reader(network, input) is { Factor: not 0 } affine)
        {
            (factor, offset) = (factor * affine.Factor, offset * affine.Factor + affine.Offset);
            folded[affine.Name] = network.Input.Name;
            input = affine.Name;
        }

        if (folded.Count == 0) return (network, 0, 1);
        var nodes = network.Nodes.Where(node => !folded.ContainsKey(node.Name)).Select(node => node.Rewired(folded));
        return (new(network.Name, [.. nodes], network.Outputs, network.Weights, network.WeightDecays), (float)(-offset / factor), (float)factor);
    }

    /// <summary>The only reader of a value, where it is a factor or an offset that does not leave the network.</summary>
    private static Affine? Reader(Network network, string value) =>
        network.Nodes.Where(node => node.Inputs.Contains(value)).Take(2).ToArray() is [Affine affine] && !network.Outputs.Contains(affine.Name) ? affine : null;
}
