using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GhostFaceNets.Training.Recipes;

/// <summary>Turns YAML into recipe records: every key is the snake_case name of a property, every unknown key an error
/// that names the nearest known one.</summary>
/// <param name="file">The recipe as errors name it.</param>
/// <param name="overrides">Nodes that come from the command line instead of the file.</param>
internal sealed class RecipeBinder(string file, IReadOnlySet<YamlNode> overrides)
{
    public T Bind<T>(YamlNode node) where T : class => (T)Bind(typeof(T), node, "", null)!;

    /// <summary>The key of a property.</summary>
    public static string KeyOf(MemberInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

#pragma warning disable CA1308 // Words in recipes are lower case.
    /// <summary>The word for a value of an enumeration, e.g. <c>hardswish</c>.</summary>
    public static string WordOf(object value) => value.ToString()!.ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>The properties of a record that are keys.</summary>
    public static IEnumerable<PropertyInfo> KeysOf(Type type) => type.GetProperties().Where(property => property.CanWrite);

    /// <summary>The element type of a list property, null for other types.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private object? Bind(Type type, YamlNode node, string path, PropertyInfo? property)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) type = inner;
        if (ElementOf(type) is { } element) return List(element, node, path, property);
        if (type == typeof(string) || type.IsValueType) return Scalar(type, node, path, property);
        return Record(type, node, path);
    }

    private object Record(Type type, YamlNode node, string path)
    {
        var record = Activator.CreateInstance(type)!;
        if (node is YamlScalarNode && path.Length > 0)
        {
            // A single value stands for the first key.
            var first = KeysOf(type).First();
            first.SetValue(record, Bind(first.PropertyType, node, Join(path, KeyOf(first)), first));
            return record;
        }

        if (node is not YamlMappingNode mapping) throw Error(node, $"{Name(path)} takes keys with values, such as '{KeyOf(KeysOf(type).First())}: …'");
        var properties = KeysOf(type).ToDictionary(KeyOf);
        var given = new HashSet<string>();
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? throw Error(keyNode, "a key must be a word");
            if (!properties.TryGetValue(key, out var property)) throw Unknown(keyNode, path, key, properties.Keys);
            if (IsNull(value)) continue;
            given.Add(key);
            property.SetValue(record, Bind(property.PropertyType, value, Join(path, key), property));
        }

        foreach (var (key, property) in properties)
        {
            if (property.IsDefined(typeof(RequiredAttribute)) && !given.Contains(key)) throw Error(node, $"'{Join(path, key)}' is missing");
        }

        return record;
    }

    private IList List(Type element, YamlNode node, string path, PropertyInfo? property)
    {
        if (node is not YamlSequenceNode sequence) throw Error(node, $"{Name(path)} takes a list: one '- …' per entry");
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var child in sequence.Children) list.Add(Bind(element, child, Join(path, list.Count.ToString(CultureInfo.InvariantCulture)), property));
        return list;
    }

    private object Scalar(Type type, YamlNode node, string path, PropertyInfo? property)
    {
        if (node is not YamlScalarNode { Value: { } text }) throw Error(node, $"{Name(path)} takes one value");
        if (type == typeof(string)) return text;
        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().FirstOrDefault(value => WordOf(value) == text)
                ?? throw Wrong(node, path, text, string.Join(", ", Enum.GetValues(type).Cast<object>().Select(WordOf)));
        }

        if (type == typeof(bool)) return text switch { "true" => true, "false" => false, _ => throw Wrong(node, path, text, "true or false") };
        var range = property?.GetCustomAttribute<RangeAttribute>();
        var expected = type == typeof(double) ? "a number" : "a whole number";
        if (range is not null) expected += string.Create(CultureInfo.InvariantCulture, $" from {range.Minimum} to {range.Maximum}");
        var culture = CultureInfo.InvariantCulture;
        object? number = type == typeof(double)
            ? double.TryParse(text, NumberStyles.Float, culture, out var real) && double.IsFinite(real) ? real : null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) ? whole : null;
        if (number is null || Convert.ToDouble(number, culture) is var value && (value < Least(type, range) || value > Most(type, range))) throw Wrong(node, path, text, expected);
        return Convert.ChangeType(number, type, culture);
    }

    private static double Least(Type type, RangeAttribute? range) =>
        range is not null ? Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture) : type == typeof(int) ? int.MinValue : double.MinValue;

    private static double Most(Type type, RangeAttribute? range) =>
        range is not null ? Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture) : type == typeof(int) ? int.MaxValue : double.MaxValue;

    private BadDataException Unknown(YamlNode node, string path, string key, IEnumerable<string> known)
    {
        var where = path.Length == 0 ? "" : $" in '{path}'";
        var nearest = Spelling.Nearest(key, known);
        var hint = nearest is null ? $"the keys are {string.Join(", ", known)}" : $"did you mean '{nearest}'?";
        return Error(node, $"there is no key '{key}'{where}; {hint}");
    }

    private BadDataException Wrong(YamlNode node, string path, string text, string expected) =>
        Error(node, $"'{path}' is '{text}', expected {expected}");

    private BadDataException Error(YamlNode node, string problem)
    {
        var place = overrides.Contains(node) ? "--set" : $"line {node.Start.Line}";
        return new BadDataException(file, $"{place}: {problem}{(problem[^1] is '?' ? "" : ".")}");
    }

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" };

    private static string Name(string path) => path.Length == 0 ? "a recipe" : $"'{path}'";

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
