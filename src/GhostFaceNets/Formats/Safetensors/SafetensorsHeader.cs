using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;

namespace GhostFaceNets.Formats.Safetensors;

/// <summary>The header of a safetensors file, checked against the file's size.</summary>
internal sealed record SafetensorsHeader(
    ImmutableArray<SafetensorsEntry> Entries, ImmutableDictionary<string, string> Metadata, long DataStart)
{
    private const string MetadataKey = "__metadata__";
    private const int LengthBytes = sizeof(ulong);

    // The format's own limit; it keeps a broken length from asking for memory.
    private const int LongestHeader = 100_000_000;

    public static SafetensorsHeader Read(string path, Stream stream)
    {
        if (stream.Length < LengthBytes) throw new BadDataException(path, "it is too short for a safetensors file.");
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        stream.ReadExactly(lengthBytes);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > (ulong)(stream.Length - LengthBytes) || length > LongestHeader)
        {
            throw new BadDataException(
                path, $"its header claims {length} bytes, the file has {stream.Length}: truncated, or no safetensors file.");
        }

        var header = new byte[length];
        stream.ReadExactly(header);
        var dataStart = LengthBytes + (long)length;
        try
        {
            using var json = JsonDocument.Parse(header, new() { AllowDuplicateProperties = false });
            return Parse(path, json.RootElement, dataStart, stream.Length - dataStart);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            throw new BadDataException(path, $"its header is not what a safetensors file has: {problem.Message}", problem);
        }
    }

    public static byte[] ToBytes(
        IEnumerable<KeyValuePair<string, SafetensorsTensor>> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 }) WriteMetadata(json, metadata);
            var end = 0L;
            foreach (var (name, tensor) in tensors)
            {
                if (name == MetadataKey) throw new ArgumentException($"A tensor cannot be called {MetadataKey}.", nameof(tensors));
                var type = ElementType.Of(tensor.Type);
                json.WriteStartObject(name);
                json.WriteString("dtype", type.Name);
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [end, end += tensor.Elements.LongLength * type.Size]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Spaces to the next multiple of eight, so that the values are aligned.
        while (buffer.Length % LengthBytes != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(MetadataKey);
        foreach (var (key, text) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal)) json.WriteString(key, text);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static SafetensorsHeader Parse(string path, JsonElement header, long dataStart, long dataBytes)
    {
        var metadata = ImmutableDictionary<string, string>.Empty;
        var entries = new List<SafetensorsEntry>();
        foreach (var property in header.EnumerateObject())
        {
            if (property.Name == MetadataKey)
            {
                metadata = property.Value.EnumerateObject()
                    .ToImmutableDictionary(text => text.Name, text => text.Value.GetString() ?? "");
            }
            else
            {
                entries.Add(ParseEntry(path, property.Name, property.Value));
            }
        }

        entries.Sort((left, right) => (left.Start, left.Bytes).CompareTo((right.Start, right.Bytes)));
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Start != end)
            {
                throw new BadDataException(path, $"the tensor '{entry.Name}' begins at byte {entry.Start} of the values, expected {end}.");
            }

            end = entry.Start + entry.Bytes;
            if (end > dataBytes)
            {
                throw new BadDataException(path, $"it is truncated: '{entry.Name}' ends at byte {end} of the values, there are {dataBytes}.");
            }
        }

        return end == dataBytes
            ? new([.. entries], metadata, dataStart)
            : throw new BadDataException(path, $"its tensors take {end} bytes, the file holds {dataBytes}.");
    }

    private static SafetensorsEntry ParseEntry(string path, string name, JsonElement entry)
    {
        var (type, shape, offsets) = (Property("dtype"), Property("shape"), Property("data_offsets"));
        var element = ElementType.Find(type.GetString() ?? "")
            ?? throw new BadDataException(path, $"the tensor '{name}' has elements of type {type}, which is not supported.");
        ImmutableArray<long> extents = [.. shape.EnumerateArray().Select(extent => extent.GetInt64())];
        long[] range = [.. offsets.EnumerateArray().Select(offset => offset.GetInt64())];
        if (range.Length != 2 || range[0] < 0 || range[1] < range[0] || extents.Any(extent => extent < 0))
        {
            throw new BadDataException(path, $"the tensor '{name}' has shape {shape} and offsets {offsets}, which cannot be.");
        }

        var count = (range[1] - range[0]) / element.Size;
        if (count * element.Size != range[1] - range[0] || !IsProduct(extents, count))
        {
            throw new BadDataException(path, $"the tensor '{name}' of shape {shape} and type {type} has {range[1] - range[0]} bytes.");
        }

        return new(name, element, extents, count, range[0]);

        JsonElement Property(string key) => entry.TryGetProperty(key, out var value)
            ? value
            : throw new BadDataException(path, $"the tensor '{name}' has no {key}.");
    }

    private static bool IsProduct(ImmutableArray<long> extents, long count)
    {
        if (extents.Contains(0)) return count == 0;
        var product = 1L;
        foreach (var extent in extents)
        {
            // Stops before a product could overflow.
            if (extent > count / product) return false;
            product *= extent;
        }

        return product == count;
    }
}
