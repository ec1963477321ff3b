using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace GhostFaceNets.Formats.Keras;

/// <summary>A layer to be written.</summary>
/// <param name="Class">Keras' class.</param>
/// <param name="Name">The layer's name.</param>
/// <param name="Inputs">The layers that it is called with.</param>
/// <param name="Config">Its configuration, name and data type left out.</param>
internal sealed record KerasLayerDraft(string Class, string Name, ImmutableArray<string> Inputs, JsonObject Config)
{
    /// <summary>Arguments of a function that Keras made into a layer; null for other layers.</summary>
    public JsonObject? Arguments { get; init; }

    /// <summary>The weights in Keras' order and layout.</summary>
    public ImmutableArray<KerasTensor> Weights { get; init; } = [];

    public JsonObject ToJson()
    {
        var config = new JsonObject { ["name"] = Name, ["dtype"] = "float32" };
        if (Class != "InputLayer") config["trainable"] = true;
        foreach (var (key, value) in Config) config[key] = value?.DeepClone();
        return new() { ["class_name"] = Class, ["config"] = config, ["name"] = Name, ["inbound_nodes"] = Calls() };
    }

    private JsonArray Calls()
    {
        if (Inputs.IsEmpty) return [];
        if (Arguments is not null) return [new JsonArray(Inputs[0], 0, 0, Arguments.DeepClone())];
        return [new JsonArray([.. Inputs.Select(input => (JsonNode)new JsonArray(input, 0, 0, new JsonObject()))])];
    }
}
