using System.Text.Json;
using System.Text.Json.Serialization;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats;

/// <summary>A padding as <c>"same"</c> or <c>[top, bottom, left, right]</c>.</summary>
internal sealed class PaddingJsonConverter : JsonConverter<Padding>
{
    private const string Same = "same";

    public override Padding Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(Same)) return Padding.Same;
        return reader.TokenType == JsonTokenType.StartArray
            && JsonSerializer.Deserialize<int[]>(ref reader, options)
                is [>= 0 and var top, >= 0 and var bottom, >= 0 and var left, >= 0 and var right]
            ? Padding.Explicit(top, bottom, left, right)
            : throw new JsonException("A padding is \"same\" or [top, bottom, left, right].");
    }

    public override void Write(Utf8JsonWriter writer, Padding value, JsonSerializerOptions options)
    {
        if (value.IsSame) writer.WriteStringValue(Same);
        else JsonSerializer.Serialize<int[]>(writer, [value.Top, value.Bottom, value.Left, value.Right], options);
    }
}
