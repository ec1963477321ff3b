using System.Text.Json;
using System.Text.Json.Serialization;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats;

/// <summary>A shape as the array of its extents, each at least 1.</summary>
internal sealed class TensorShapeJsonConverter : JsonConverter<TensorShape>
{
    public override TensorShape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<int[]>(ref reader, options) is { } extents && extents.All(extent => extent >= 1)
            ? new(extents)
            : throw new JsonException("A shape is an array of positive extents.");

    public override void Write(Utf8JsonWriter writer, TensorShape value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Extents, options);
}
