using System.Collections;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GhostFaceNets.Training.Recipes;

/// <summary>Reads and writes recipes as YAML.</summary>
public static class RecipeFile
{
    /// <summary>Reads a recipe.</summary>
    /// <param name="path">The YAML file.</param>
    /// <param name="overrides">Values that replace those of the file, as <c>key=value</c> or <c>key.sub.0.key=value</c>.</param>
    /// <exception cref="BadDataException">The file is absent or no YAML, a key is unknown, or a value is out of its range;
    /// names line, key and what was expected.</exception>
    public static Recipe Read(string path, IReadOnlyList<string>? overrides = null)
    {
        if (!File.Exists(path)) throw new BadDataException(path, "there is no such recipe.");
        return Parse(path, File.ReadAllText(path), overrides ?? []);
    }

    /// <summary>Reads a recipe from text.</summary>
    /// <param name="name">The recipe as errors name it.</param>
    /// <param name="yaml">The text.</param>
    /// <param name="overrides">As in <see cref="Read"/>.</param>
    /// <exception cref="BadDataException">See <see cref="Read"/>.</exception>
    public static Recipe Parse(string name, string yaml, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        var root = Load(name, yaml) ?? new YamlMappingNode();
        var marked = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        foreach (var text in overrides) RecipeOverride.Apply(name, root, text, marked);
        var recipe = new RecipeBinder(name, marked).Bind<Recipe>(root);
        RecipeRules.Check(name, recipe);
        return recipe;
    }

    /// <summary>The recipe as YAML with every key, defaults included.</summary>
    public static string Write(Recipe recipe)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new YamlStream(new YamlDocument(Node(recipe)!)).Save(text, assignAnchors: false);
        return text.ToString().Replace("\n...", "", StringComparison.Ordinal).TrimEnd() + "\n";
    }

    internal static YamlNode? Load(string name, string yaml)
    {
        var parser = new PlainParser(name, new Parser(new StringReader(yaml)));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (YamlException error)
        {
            throw new BadDataException(name, $"line {error.Start.Line}: this is no YAML: {error.Message}", error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // What the library did not foresee.
            throw new BadDataException(name, $"line {parser.Current?.End.Line ?? 1}: this is no YAML: {error.Message}", error);
        }
    }

    private static YamlNode? Node(object? value) => value switch
    {
        null => null,
        string text => new YamlScalarNode(text),
        bool flag => new YamlScalarNode(flag ? "true" : "false"),
        Enum word => new YamlScalarNode(RecipeBinder.WordOf(word)),
        IFormattable number => new YamlScalarNode(number.ToString(null, CultureInfo.InvariantCulture)),
        IEnumerable list => new YamlSequenceNode(list.Cast<object>().Select(item => Node(item)!)),
        _ => Mapping(value),
    };

    private static YamlMappingNode Mapping(object record)
    {
        var mapping = new YamlMappingNode();
        foreach (var property in RecipeBinder.KeysOf(record.GetType()))
        {
            if (Node(property.GetValue(record)) is { } node) mapping.Add(RecipeBinder.KeyOf(property), node);
        }

        return mapping;
    }
}
