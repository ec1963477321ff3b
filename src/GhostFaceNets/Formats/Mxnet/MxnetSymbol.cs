using System.Text.Json;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>A graph of MXNet (<c>Symbol.save</c>): nodes in the order of computation; those of the operator <c>null</c> are
/// inputs and weights.</summary>
/// <param name="File">The file as errors name it.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Heads">Indices of the nodes whose outputs leave the graph.</param>
internal sealed record MxnetSymbol(string File, IReadOnlyList<MxnetNode> Nodes, IReadOnlyList<int> Heads)
{
    private static readonly string[] AttributeKeys = ["param", "attr", "attrs"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadDataException">It is no graph, or a node reads what no earlier one computes.</exception>
    public static MxnetSymbol Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            using var json = JsonDocument.Parse(stream);
            var root = json.RootElement;
            var nodes = root.GetProperty("nodes").EnumerateArray().Select((node, at) => Node(path, node, at)).ToArray();
            var heads = root.GetProperty("heads").EnumerateArray().Select(head => Index(path, head, nodes.Length, "an output")).ToArray();
            return heads.Length > 0 ? new(path, nodes, heads) : throw new BadDataException(path, "the graph has no output.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new BadDataException(path, $"is no graph of MXNet: {e.Message}", e);
        }
    }

    private static MxnetNode Node(string path, JsonElement node, int at)
    {
        var name = node.GetProperty("name").GetString() ?? "";
        var attributes = new Dictionary<string, string>();
        foreach (var key in AttributeKeys)
        {
            // Older versions part what the operator is told from what the node is told.
            if (!node.TryGetProperty(key, out var values)) continue;
            foreach (var value in values.EnumerateObject()) attributes[value.Name] = value.Value.GetString() ?? "";
        }

        var inputs = node.GetProperty("inputs").EnumerateArray().Select(input => Index(path, input, at, $"the node '{name}'"));
        return new(path, name, node.GetProperty("op").GetString() ?? "", attributes, [.. inputs]);
    }

    /// <summary>The node of an entry <c>[node, output]</c> or <c>[node, output, version]</c>.</summary>
    private static int Index(string path, JsonElement entry, int limit, string reader)
    {
        var node = entry[0].GetInt32();
        if (node < 0 || node >= limit) throw new BadDataException(path, $"{reader} reads node {node}, which no earlier node is.");
        return entry[1].GetInt32() == 0 ? node : throw new BadDataException(path, $"{reader} reads the second output of a node, which is not supported.");
    }
}
