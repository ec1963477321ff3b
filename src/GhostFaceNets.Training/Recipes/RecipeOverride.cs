using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace GhostFaceNets.Training.Recipes;

/// <summary>Puts <c>key.sub=value</c> of the command line into the tree of a recipe.</summary>
internal static class RecipeOverride
{
    /// <summary>Replaces or adds one value; numbers in the path count list entries from 0.</summary>
    /// <param name="file">The recipe as errors name it.</param>
    /// <param name="root">The tree to change.</param>
    /// <param name="text">The override.</param>
    /// <param name="marked">Takes the nodes that are new.</param>
    public static void Apply(string file, YamlNode root, string text, ISet<YamlNode> marked)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1) throw new BadDataException(file, $"--set {text}: expected key=value, e.g. schedule.base=0.05.");
        var path = text[..equals].Split('.');
        var value = RecipeFile.Load($"--set {text}", text[(equals + 1)..]) ?? new YamlScalarNode("");
        foreach (var node in value.AllNodes) marked.Add(node);
        var parent = root;
        foreach (var key in path[..^1])
        {
            if (Child(parent, key) is not { } child)
            {
                child = new YamlMappingNode();
                marked.Add(child);
                Put(file, parent, key, child, text, marked);
            }

            parent = child;
        }

        Put(file, parent, path[^1], value, text, marked);
    }

    private static YamlNode? Child(YamlNode parent, string key) => parent switch
    {
        YamlMappingNode mapping => mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null,
        YamlSequenceNode sequence when Index(key, sequence) is { } index => sequence.Children[index],
        _ => null,
    };

    private static void Put(string file, YamlNode parent, string key, YamlNode value, string text, ISet<YamlNode> marked)
    {
        switch (parent)
        {
            case YamlMappingNode mapping:
                var name = new YamlScalarNode(key);
                if (!mapping.Children.ContainsKey(name)) marked.Add(name);
                mapping.Children[name] = value;
                break;
            case YamlSequenceNode sequence when Index(key, sequence) is { } index:
                sequence.Children[index] = value;
                break;
            case YamlSequenceNode sequence:
                throw new BadDataException(file, $"--set {text}: '{key}' is no entry of a list of {sequence.Children.Count}; they count from 0.");
            default:
                throw new BadDataException(file, $"--set {text}: '{key}' lies below a single value.");
        }
    }

    private static int? Index(string key, YamlSequenceNode sequence) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sequence.Children.Count ? index : null;
}
