using System.Text.Json;
using System.Text.Json.Serialization;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats;

/// <summary>An extent as <c>[height, width]</c>, each at least 1.</summary>
internal sealed class ExtentJsonConverter : JsonConverter<Extent>
{
    public override Extent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<int[]>(ref reader, options) is [>= 1 and var height, >= 1 and var width]
            ? new(height, width)
            : throw new JsonException("An extent is [height, width].");

    public override void Write(Utf8JsonWriter writer, Extent value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize<int[]>(writer, [value.Height, value.Width], options);
}
