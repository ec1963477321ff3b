using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Passes;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Turns a network into fewer operations: batch norms are folded, small layers side by side are joined, nodes that change
/// nothing are left out, layers rectify their own output and add the shortcut to it.</summary>
internal static class Fusion
{
    /// <summary>The operations in order, and the values that leave the network.</summary>
    public static (Network Network, IReadOnlyList<Operation> Operations, IReadOnlyList<string> Outputs) Apply(Network network)
    {
        network = Siblings.Join(FoldBatchNorm.Apply(network));
        var renamed = new Dictionary<string, string>();
        var operations = new List<Operation>();
        foreach (var node in network.Nodes)
        {
            var inputs = node.Inputs.Select(input => renamed.Of(input));
            if (ChangesNothing(network, node)) renamed[node.Name] = inputs.First();
            else operations.Add(new(node, [.. inputs], node.Name));
        }

        string[] outputs = [.. network.Outputs.Select(output => renamed.Of(output))];
        return (network, EarlyReaders.Order(network, new FusedOperations(network, operations, outputs).Fuse()), outputs);
    }

    private static bool ChangesNothing(Network network, Node node) => node switch
    {
        Dropout or Activation { Kind: ActivationKind.Linear } => true,
        Flatten flatten => network.ShapeOf(flatten.Input) is { Height: 1, Width: 1 },
        _ => false,
    };
}
