namespace GhostFaceNets.Networks.Passes;

/// <summary>What passes share that rename nodes or take some out.</summary>
internal static class Rewiring
{
    /// <summary>The node, reading each renamed node under its new name.</summary>
    public static Node Rewired(this Node node, IReadOnlyDictionary<string, string> renamed) =>
        node.Inputs.Any(renamed.ContainsKey) ? node with { Inputs = [.. node.Inputs.Select(input => renamed.Of(input))] } : node;

    /// <summary>The new name of a node, its own when it has none.</summary>
    public static string Of(this IReadOnlyDictionary<string, string> renamed, string name) => renamed.GetValueOrDefault(name, name);
}
