using System.Collections.Immutable;
using System.Text.Json;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats;

/// <summary>A network's graph as JSON: name, nodes, outputs and L2 marks. The weights lie elsewhere.</summary>
public static class NetworkJson
{
    /// <summary>Writes a network's graph.</summary>
    public static string Serialize(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return JsonSerializer.Serialize(
            new Graph(network.Name, network.Nodes, network.Outputs, network.WeightDecays.ToImmutableSortedDictionary(StringComparer.Ordinal)),
            NodeJson.Options);
    }

    /// <summary>Reads a graph and gives it its weights.</summary>
    /// <param name="json">What <see cref="Serialize"/> wrote.</param>
    /// <param name="weights">A tensor for each weight of each node.</param>
    /// <param name="source">The file as errors should name it.</param>
    /// <exception cref="BadDataException">It is no graph, has a node of an unknown kind, or the weights do not fit.</exception>
    public static Network Deserialize(string json, ImmutableDictionary<string, FloatTensor> weights, string source = "network")
    {
        try
        {
            var graph = JsonSerializer.Deserialize<Graph>(json, NodeJson.Options)
                ?? throw new BadDataException(source, "the network graph is null.");
            if (graph.Nodes.Contains(null!)) throw new BadDataException(source, "a node of the network graph is null.");
            return new(graph.Name, graph.Nodes, graph.Outputs, weights, graph.WeightDecays.ToImmutableDictionary());
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException or ArithmeticException or NotSupportedException)
        {
            throw new BadDataException(source, $"the network graph is not valid: {problem.Message}", problem);
        }
    }

    private sealed record Graph(
        string Name, ImmutableArray<Node> Nodes, ImmutableArray<string> Outputs, ImmutableSortedDictionary<string, double> WeightDecays);
}
