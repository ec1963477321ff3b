using System.Collections.Immutable;
using System.Text.Json;

namespace GhostFaceNets.Formats.Keras;

/// <summary>The graph in <c>model_config</c>: the layers that the embedding needs, each after those that it reads. A
/// classifier behind the embedding, which training files have, is left out.</summary>
internal sealed record KerasConfig(string Name, ImmutableArray<KerasLayer> Layers, string Output)
{
    private const string Embedding = "embedding";

    public static KerasConfig Parse(string path, string json)
    {
        using var document = JsonDocument.Parse(json);
        var model = document.RootElement.Clone();
        var kind = model.GetProperty("class_name").GetString();
        if (kind is not ("Functional" or "Model"))
        {
            throw new BadDataException(path, $"its model is of class {kind}, expected a functional model.");
        }

        var config = model.GetProperty("config");
        var layers = new Dictionary<string, KerasLayer>();
        foreach (var element in config.GetProperty("layers").EnumerateArray())
        {
            var layer = ParseLayer(path, element);
            if (!layers.TryAdd(layer.Name, layer)) throw new BadDataException(path, $"two layers are called '{layer.Name}'.");
        }

        var output = FindOutput(path, layers, config.GetProperty("output_layers"));
        return new(config.GetProperty("name").GetString() ?? "", Order(path, layers, output), output);
    }

    private static KerasLayer ParseLayer(string path, JsonElement element)
    {
        var layer = new KerasLayer(
            path,
            element.GetProperty("name").GetString() ?? "",
            KerasLayer.Plain(element.GetProperty("class_name").GetString() ?? ""),
            element.GetProperty("config"),
            [],
            default);
        var calls = element.GetProperty("inbound_nodes").EnumerateArray().ToArray();
        if (calls.Length == 0) return layer;
        if (calls.Length > 1) throw layer.Unsupported($"is used {calls.Length} times, which is not supported");
        if (calls[0].ValueKind != JsonValueKind.Array) throw layer.Unsupported("is connected as Keras 3 does, expected Keras 2");

        // Layers have a list of links, functions one link with their arguments.
        JsonElement[] links = KerasLayer.Link(calls[0]) is null ? [.. calls[0].EnumerateArray()] : [calls[0]];
        return layer with
        {
            Inputs = [.. links.Select(link => KerasLayer.Link(link) ?? throw layer.Unsupported($"reads {link}, expected a layer"))],
            Arguments = links.Length > 0 && links[0].GetArrayLength() > 3 ? links[0][3] : default,
        };
    }

    private static string FindOutput(string path, Dictionary<string, KerasLayer> layers, JsonElement outputs)
    {
        if (layers.ContainsKey(Embedding)) return Embedding;
        string[] names = KerasLayer.Link(outputs) is { } only
            ? [only]
            : [.. outputs.EnumerateArray().Select(output => KerasLayer.Link(output) ?? "")];
        if (names.Length != 1)
        {
            throw new BadDataException(path, $"its model has {names.Length} outputs and no layer '{Embedding}'; which one is the embedding?");
        }

        var output = Find(path, layers, names[0]);
        var isSoftmax = false;
        while (output.Inputs.Length == 1)
        {
            var activation = output.Has("activation") && output.Get("activation").ToString() == "softmax";
            var isHead = output.Class.StartsWith("NormDense", StringComparison.Ordinal) || output.Class == "Softmax" || activation
                || (isSoftmax && output.Class == "Dense");
            if (!isHead) break;
            isSoftmax = output.Class == "Softmax" || (activation && output.Class == "Activation");
            output = Find(path, layers, output.Inputs[0]);
        }

        return output.Name;
    }

    /// <summary>The layers that the output needs, in an order of computation; as in the file where that is one.</summary>
    private static ImmutableArray<KerasLayer> Order(string path, Dictionary<string, KerasLayer> layers, string output)
    {
        var needed = new HashSet<string> { output };
        var open = new Stack<string>(needed);
        var readers = new Dictionary<string, List<string>>();
        while (open.TryPop(out var name))
        {
            foreach (var input in Find(path, layers, name).Dependencies.Distinct())
            {
                if (!readers.TryGetValue(input, out var list)) readers[input] = list = [];
                list.Add(name);
                if (needed.Add(input)) open.Push(input);
            }
        }

        var place = layers.Keys.Select((name, i) => (name, i)).ToDictionary(entry => entry.name, entry => entry.i);
        var waiting = needed.ToDictionary(name => name, name => layers[name].Dependencies.Distinct().Count());
        var ready = new PriorityQueue<string, int>(waiting.Where(entry => entry.Value == 0).Select(entry => (entry.Key, place[entry.Key])));
        var ordered = ImmutableArray.CreateBuilder<KerasLayer>();
        while (ready.TryDequeue(out var name, out _))
        {
            ordered.Add(layers[name]);
            foreach (var reader in readers.GetValueOrDefault(name) ?? [])
            {
                if (--waiting[reader] == 0) ready.Enqueue(reader, place[reader]);
            }
        }

        return ordered.Count == needed.Count ? ordered.ToImmutable() : throw new BadDataException(path, "its layers read each other in a circle.");
    }

    private static KerasLayer Find(string path, Dictionary<string, KerasLayer> layers, string name) =>
        layers.GetValueOrDefault(name) ?? throw new BadDataException(path, $"a layer reads '{name}', which does not exist.");
}
