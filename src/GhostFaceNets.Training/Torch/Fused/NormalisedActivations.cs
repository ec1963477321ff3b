using GhostFaceNets.Networks;

namespace GhostFaceNets.Training.Torch.Fused;

/// <summary>Finds the batch norms that can be computed together with what follows them.</summary>
internal static class NormalisedActivations
{
    /// <summary>For each PReLU or ReLU that is the only reader of a batch norm, that norm's position; null for others.</summary>
    public static int?[] Of(Network network)
    {
        var positions = network.Nodes.Select((node, position) => (node.Name, position)).ToDictionary();
        var readers = network.Nodes.SelectMany(node => node.Inputs).Concat(network.Outputs).CountBy(name => name).ToDictionary();
        return [.. network.Nodes.Select(node =>
            node is PRelu or Activation { Kind: ActivationKind.Relu }
            && readers[node.Inputs[0]] == 1
            && network.Nodes[positions[node.Inputs[0]]] is BatchNormalization
                ? positions[node.Inputs[0]]
                : (int?)null)];
    }
}
