using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GhostFaceNets.Training.Recipes;

/// <summary>Describes recipes as a JSON schema (draft 7), with which editors complete and check them.</summary>
public static class RecipeSchema
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema.</summary>
    public static string Write()
    {
        var definitions = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        var schema = Record(typeof(Recipe), definitions);
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "GhostFaceNets training recipe");
        schema["definitions"] = new JsonObject(definitions);
        return schema.ToJsonString(s_options) + "\n";
    }

    private static JsonObject Record(Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        var instance = Activator.CreateInstance(type)!;
        var properties = new JsonObject();
        foreach (var property in RecipeBinder.KeysOf(type))
        {
            var value = Value(property.PropertyType, property, definitions);
            if (RecipeComments.Of(property) is { } comment) value["description"] = comment;
            if (property.GetValue(instance) is { } given && Default(given) is { } standard && !property.IsDefined(typeof(RequiredAttribute))) value["default"] = standard;
            properties[RecipeBinder.KeyOf(property)] = value;
        }

        var record = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        var required = RecipeBinder.KeysOf(type).Where(property => property.IsDefined(typeof(RequiredAttribute))).Select(RecipeBinder.KeyOf).ToArray();
        if (required.Length > 0) record["required"] = new JsonArray([.. required.Select(key => JsonValue.Create(key))]);
        return record;
    }

    private static JsonObject Value(Type type, PropertyInfo property, SortedDictionary<string, JsonNode?> definitions)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (RecipeBinder.ElementOf(type) is { } element) return new() { ["type"] = "array", ["items"] = Value(element, property, definitions) };
        if (type == typeof(string)) return new() { ["type"] = "string" };
        if (type == typeof(bool)) return new() { ["type"] = "boolean" };
        if (type.IsEnum) return new() { ["enum"] = new JsonArray([.. Enum.GetValues(type).Cast<object>().Select(word => JsonValue.Create(RecipeBinder.WordOf(word)))]) };
        return type.IsValueType ? Number(type, property) : Reference(type, definitions);
    }

    private static JsonObject Number(Type type, PropertyInfo property)
    {
        var number = new JsonObject { ["type"] = type == typeof(double) ? "number" : "integer" };
        if (property.GetCustomAttribute<RangeAttribute>() is not { } range) return number;
        number["minimum"] = JsonSerializer.SerializeToNode(range.Minimum);
        number["maximum"] = JsonSerializer.SerializeToNode(range.Maximum);
        return number;
    }

    // A record, or a single value for its first key.
    private static JsonObject Reference(Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        if (!definitions.ContainsKey(type.Name))
        {
            definitions[type.Name] = null;
            definitions[type.Name] = Record(type, definitions);
        }

        var first = RecipeBinder.KeysOf(type).First();
        return new()
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{type.Name}" }, Value(first.PropertyType, first, definitions)),
        };
    }

    private static JsonNode? Default(object value) => value switch
    {
        string { Length: 0 } => null,
        string or bool or int or long or double => JsonSerializer.SerializeToNode(value),
        Enum word => RecipeBinder.WordOf(word),
        _ => null,
    };
}
