using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhostFaceNets.Recognition.Foreign;

/// <summary>A <see cref="ForeignInput"/> as the JSON file that lies beside a model: <c>model.onnx.json</c> beside
/// <c>model.onnx</c>, for example <c>{"colour_order": "BGR", "mean": [104, 117, 123], "std": 1, "input_size": 112}</c>.</summary>
public static class ForeignInputFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false), new NumbersConverter() },
    };

    /// <summary>The file that describes a model.</summary>
    public static string PathFor(string model) => model + ".json";

    /// <summary>What the file beside a model says; null where there is none.</summary>
    /// <exception cref="BadDataException">It is no description, or has a key that is not known.</exception>
    public static ForeignInput? Find(string model)
    {
        var path = PathFor(model);
        if (!File.Exists(path)) return null;
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<ForeignInput>(stream, Options) ?? throw new BadDataException(path, "is null; an object was expected.");
        }
        catch (JsonException e)
        {
            throw new BadDataException(path, $"is no description of a model's input: {e.Message}", e);
        }
    }

    /// <summary>One number or a list.</summary>
    private sealed class NumbersConverter : JsonConverter<IReadOnlyList<float>>
    {
        public override IReadOnlyList<float> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number ? [reader.GetSingle()] : JsonSerializer.Deserialize<float[]>(ref reader, options) ?? [];

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<float> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, options);
    }
}
