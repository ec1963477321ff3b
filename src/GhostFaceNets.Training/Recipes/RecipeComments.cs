using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GhostFaceNets.Training.Recipes;

/// <summary>What the documentation file beside the program says about the keys of recipes.</summary>
internal static partial class RecipeComments
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_comments = new(Read);

    /// <summary>The comment of a key in one line; null where there is no documentation file.</summary>
    public static string? Of(PropertyInfo property) => s_comments.Value.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private static Dictionary<string, string> Read()
    {
        var file = Path.ChangeExtension(typeof(RecipeComments).Assembly.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, member => Line(member.Element("summary")))
            : [];
    }

    private static string Line(XElement? summary) =>
        Blanks().Replace(string.Concat(summary?.Nodes().Select(Text) ?? []), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XElement element when (string?)element.Attribute("cref") is { } name => Key(name),
        XElement element => element.Value,
        _ => node.ToString(),
    };

    private static string Key(string reference) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(reference[(reference.LastIndexOf('.') + 1)..]);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
