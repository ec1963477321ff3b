using System.Text.Json;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Recognition;

/// <summary>Reads a card's JSON property by property. A serializer of objects would be most of the time from the start of a
/// program to its first face.</summary>
internal static class ModelCardReader
{
    /// <summary>Reads a card; what it leaves out has its default, what it has besides is not looked at.</summary>
    /// <returns>The card; null where the text is <c>null</c>.</returns>
    /// <exception cref="JsonException">The text is no JSON, or a property is of the wrong kind; it is named.</exception>
    /// <exception cref="InvalidOperationException">A text in it is no Unicode.</exception>
    public static ModelCard? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Null ? null : Card(document.RootElement);
    }

    private static ModelCard Card(JsonElement element)
    {
        var card = new ModelCard();
        foreach (var property in Expect(element, JsonValueKind.Object, "card").EnumerateObject())
        {
            var (name, value) = (property.Name, property.Value);
            card = name switch
            {
                "architecture" => card with { Architecture = Text(value, name) },
                "input_size" => card with { InputSize = Whole(value, name) },
                "input_mean" => card with { InputMean = Expect(value, JsonValueKind.Number, name).GetSingle() },
                "input_scale" => card with { InputScale = Expect(value, JsonValueKind.Number, name).GetSingle() },
                "colour_order" => card with { ColourOrder = Text(value, name) },
                "embedding_size" => card with { EmbeddingSize = Whole(value, name) },
                "training_data" => card with { TrainingData = Text(value, name) },
                "licence" => card with { Licence = Text(value, name) },
                "weights" => card with { Weights = Weights(value, name) },
                "results" => card with { Results = Results(value, name) },
                "thresholds" => card with { Thresholds = Thresholds(value, name) },
                _ => card,
            };
        }

        return card;
    }

    private static WeightType Weights(JsonElement element, string name) => Text(element, name) switch
    {
        "float32" => WeightType.Float32,
        "float16" => WeightType.Float16,
        "int8" => WeightType.Int8,
        var other => throw new JsonException($"'{name}' is '{other}'; float32, float16 or int8 was expected."),
    };

    private static Dictionary<string, double> Results(JsonElement element, string name)
    {
        var results = new Dictionary<string, double>();
        foreach (var result in Expect(element, JsonValueKind.Object, name).EnumerateObject()) results[result.Name] = Number(result.Value, result.Name);
        return results;
    }

    private static ModelThreshold[] Thresholds(JsonElement element, string name)
    {
        var thresholds = new ModelThreshold[Expect(element, JsonValueKind.Array, name).GetArrayLength()];
        for (var i = 0; i < thresholds.Length; i++) thresholds[i] = Threshold(Expect(element[i], JsonValueKind.Object, name));
        return thresholds;
    }

    private static ModelThreshold Threshold(JsonElement element) =>
        new(Number(Needed(element, "false_match_rate"), "false_match_rate"), Number(Needed(element, "cosine"), "cosine"), Text(Needed(element, "set"), "set"))
        {
            Pairs = Optional(element, "pairs") is { } pairs ? Long(pairs, "pairs") : null,
            People = Optional(element, "people") is { } people ? Whole(people, "people") : null,
            CosineInterval = Interval(element, "cosine_interval"),
            FalseMatchRateInterval = Interval(element, "false_match_rate_interval"),
            FalseNonMatchRate = Optional(element, "false_non_match_rate") is { } rate ? Number(rate, "false_non_match_rate") : null,
            FalseNonMatchRateInterval = Interval(element, "false_non_match_rate_interval"),
        };

    private static ConfidenceInterval? Interval(JsonElement element, string name) =>
        Optional(element, name) is { } interval
            ? new(Number(Needed(Expect(interval, JsonValueKind.Object, name), "low"), name), Number(Needed(interval, "high"), name))
            : null;

    private static JsonElement Needed(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : throw new JsonException($"'{name}' is missing.");

    private static JsonElement? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Text(JsonElement element, string name) => Expect(element, JsonValueKind.String, name).GetString()!;

    private static double Number(JsonElement element, string name) => Expect(element, JsonValueKind.Number, name).GetDouble() is var value && double.IsFinite(value)
        ? value
        : throw new JsonException($"'{name}' is {element.GetRawText()}; a finite number was expected.");

    private static int Whole(JsonElement element, string name) =>
        Expect(element, JsonValueKind.Number, name).TryGetInt32(out var value) ? value : throw NotWhole(element, name);

    private static long Long(JsonElement element, string name) =>
        Expect(element, JsonValueKind.Number, name).TryGetInt64(out var value) ? value : throw NotWhole(element, name);

    private static JsonException NotWhole(JsonElement element, string name) => new($"'{name}' is {element.GetRawText()}; a whole number was expected.");

    private static JsonElement Expect(JsonElement element, JsonValueKind kind, string name) =>
        element.ValueKind == kind
            ? element
            : throw new JsonException($"'{name}' is of the kind {element.ValueKind}; {kind} was expected.");
}
