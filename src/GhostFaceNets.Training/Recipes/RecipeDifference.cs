using YamlDotNet.RepresentationModel;

namespace GhostFaceNets.Training.Recipes;

/// <summary>Compares two recipes key by key.</summary>
internal static class RecipeDifference
{
    // They change how fast a run goes and what is kept, not what it learns.
    private static readonly string[] s_free = ["threads", "decoder_threads", "device", "checkpoints.", "log."];

    /// <summary>One line per key that changes what a run learns, e.g. <c>schedule.base: 0.1 -> 0.05</c>.</summary>
    public static IReadOnlyList<string> Between(Recipe before, Recipe now)
    {
        var (old, fresh) = (Flatten(before), Flatten(now));
        return
        [
            .. old.Keys.Union(fresh.Keys)
                .Where(key => !s_free.Any(free => key == free || (free[^1] == '.' && key.StartsWith(free, StringComparison.Ordinal))))
                .Where(key => old.GetValueOrDefault(key) != fresh.GetValueOrDefault(key))
                .Select(key => $"{key}: {old.GetValueOrDefault(key, "absent")} -> {fresh.GetValueOrDefault(key, "absent")}"),
        ];
    }

    private static Dictionary<string, string> Flatten(Recipe recipe)
    {
        var values = new Dictionary<string, string>();
        void Walk(string path, YamlNode node)
        {
            switch (node)
            {
                case YamlMappingNode mapping:
                    foreach (var (key, child) in mapping.Children) Walk($"{path}.{key}", child);
                    break;
                case YamlSequenceNode sequence:
                    for (var i = 0; i < sequence.Children.Count; i++) Walk($"{path}.{i}", sequence.Children[i]);
                    break;
                default:
                    values[path[1..]] = ((YamlScalarNode)node).Value!;
                    break;
            }
        }

        Walk("", RecipeFile.Load("recipe", RecipeFile.Write(recipe))!);
        return values;
    }
}
