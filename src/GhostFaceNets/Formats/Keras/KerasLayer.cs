using System.Collections.Immutable;
using System.Text.Json;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>One layer of a graph in <c>model_config</c>, and how its configuration is read.</summary>
/// <param name="Path">The file, for errors.</param>
/// <param name="Name">The layer's name.</param>
/// <param name="Class">Its class without the package it was registered under.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="Inputs">The layers that it is called with.</param>
/// <param name="Arguments">Further arguments of the call, undefined if none.</param>
internal sealed record KerasLayer(
    string Path, string Name, string Class, JsonElement Config, ImmutableArray<string> Inputs, JsonElement Arguments)
{
    /// <summary>What the layer is called with, arguments such as the size of a resize included.</summary>
    public IEnumerable<string> Dependencies => Arguments.ValueKind == JsonValueKind.Object
        ? [.. Inputs, .. Arguments.EnumerateObject().Select(argument => Link(argument.Value)).OfType<string>()]
        : Inputs;

    /// <summary>The layer that a JSON value such as <c>["conv2d", 0, 0]</c> refers to, or null.</summary>
    public static string? Link(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() >= 3 && value[0].ValueKind == JsonValueKind.String
            ? value[0].GetString()
            : null;

    /// <summary>Removes the package from a registered name: <c>kecamCommon&gt;hard_swish</c>.</summary>
    public static string Plain(string name) => name[(name.LastIndexOf('>') + 1)..];

    public BadDataException Unsupported(string what) => new(Path, $"the layer '{Name}' of class {Class} {what}.");

    public bool Has(string key) => Config.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    public int Int(string key) => Get(key).TryGetInt32(out var value) ? value : throw Wrong(key, "a whole number");

    public double Number(string key) => Get(key).TryGetDouble(out var value) ? value : throw Wrong(key, "a number");

    public bool Flag(string key, bool otherwise) => !Has(key)
        ? otherwise
        : Get(key).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(key, "true or false"),
        };

    public string Text(string key) => Get(key) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Wrong(key, "a text");

    /// <summary>A list of whole numbers, where one stands for a list of it.</summary>
    public int[] Ints(string key)
    {
        var value = Get(key);
        if (value.ValueKind == JsonValueKind.Number) return [Int(key)];
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number)
                ? number
                : throw Wrong(key, "whole numbers"))]
            : throw Wrong(key, "whole numbers");
    }

    public Extent Extent(string key) => Ints(key) switch
    {
        [>= 1 and var side] => Networks.Extent.Square(side),
        [>= 1 and var height, >= 1 and var width] => new(height, width),
        _ => throw Wrong(key, "height and width"),
    };

    /// <summary>Fails unless a key is absent, null or one of the values.</summary>
    public void Require(string key, params ReadOnlySpan<string> values)
    {
        if (Has(key) && !values.Contains(Get(key).ToString())) throw Unsupported($"has {key} = {Get(key)}, which is not supported");
    }

    /// <summary>The decay of an L2 regulariser k * sum(w^2), which is 2k; null without one.</summary>
    public double? Decay(string key)
    {
        if (!Has(key)) return null;
        var regularizer = Get(key);
        if (regularizer.ValueKind == JsonValueKind.Object && regularizer.TryGetProperty("config", out var config)
            && config.TryGetProperty("l2", out var factor) && factor.TryGetDouble(out var l2)
            && (!config.TryGetProperty("l1", out var other) || (other.TryGetDouble(out var l1) && l1 == 0)))
        {
            return 2 * l2;
        }

        throw Unsupported($"has {key} = {regularizer}, expected L2");
    }

    public JsonElement Get(string key) => Config.TryGetProperty(key, out var value)
        ? value
        : throw Unsupported($"has no '{key}' in its configuration");

    private BadDataException Wrong(string key, string expected) => Unsupported($"has {key} = {Get(key)}, expected {expected}");
}
