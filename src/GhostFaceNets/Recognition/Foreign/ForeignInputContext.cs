using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhostFaceNets.Recognition.Foreign;

/// <summary>Reads descriptions by code that the compiler makes, without reflection, which native programs lack: every .onnx file without a
/// card is looked for one.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters = [typeof(LayoutConverter), typeof(NumbersConverter)])]
[JsonSerializable(typeof(ForeignInput))]
internal sealed partial class ForeignInputContext : JsonSerializerContext
{
    internal sealed class LayoutConverter() : JsonStringEnumConverter<PixelLayout>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false);

    /// <summary>One number or a list.</summary>
    internal sealed class NumbersConverter : JsonConverter<IReadOnlyList<float>>
    {
        public override IReadOnlyList<float> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number) return [reader.GetSingle()];
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
            var numbers = new List<float>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                numbers.Add(reader.TokenType == JsonTokenType.Number ? reader.GetSingle() : throw new JsonException());
            }

            return numbers;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<float> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Descriptions are only read.");
    }
}
