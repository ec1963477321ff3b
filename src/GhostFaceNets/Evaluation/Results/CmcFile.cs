using System.Text.Encodings.Web;
using System.Text.Json;
using GhostFaceNets.Files;

namespace GhostFaceNets.Evaluation.Results;

/// <summary>Results of identification as JSON: a list of objects with <c>name</c>, <c>ranks</c> and <c>rates</c>, or one such object. What the MegaFace
/// devkit writes is read too: <c>cmc</c>, a list of ranks from 0 and one of rates.</summary>
public static class CmcFile
{
    private const string Expected = "expected name, ranks and rates of a curve, or a list of such";

    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the curves of a file.</summary>
    /// <exception cref="BadDataException">The file is no such file; says what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<CmcCurve> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            CmcCurve[] curves = root.ValueKind is JsonValueKind.Array ? [.. root.EnumerateArray().Select(curve => Parse(path, curve))] : [Parse(path, root)];
            return curves.Length > 0 ? curves : throw new BadDataException(path, $"it holds no curve; {Expected}.");
        }
        catch (JsonException error)
        {
            throw new BadDataException(path, $"it is no JSON text; {Expected}.", error);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new BadDataException(path, $"{error.Message} ({Expected})", error);
        }
    }

    /// <summary>Writes what <see cref="Read"/> reads; the file appears only when complete.</summary>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, params IReadOnlyList<CmcCurve> curves) => AtomicFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartArray();
        foreach (var curve in curves)
        {
            json.WriteStartObject();
            json.WriteString("name", curve.Name);
            json.WriteStartArray("ranks");
            foreach (var rank in curve.Ranks) json.WriteNumberValue(rank);
            json.WriteEndArray();
            json.WriteStartArray("rates");
            foreach (var rate in curve.Rates) json.WriteNumberValue(rate);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static CmcCurve Parse(string path, JsonElement curve)
    {
        if (curve.ValueKind is not JsonValueKind.Object) throw new BadDataException(path, $"it holds a {curve.ValueKind}; {Expected}.");
        if (curve.TryGetProperty("cmc", out var devkit) && devkit is { ValueKind: JsonValueKind.Array } && devkit.GetArrayLength() == 2)
        {
            return new(Path.GetFileNameWithoutExtension(path), [.. devkit[0].EnumerateArray().Select(rank => checked((int)rank.GetDouble() + 1))], Doubles(devkit[1]));
        }

        JsonElement Field(string name) => curve.TryGetProperty(name, out var field) ? field : throw new BadDataException(path, $"it has no '{name}'; {Expected}.");
        return new(
            Field("name").GetString() ?? throw new BadDataException(path, $"'name' is null; {Expected}."),
            [.. Field("ranks").EnumerateArray().Select(rank => rank.GetInt32())],
            Doubles(Field("rates")));
    }

    private static double[] Doubles(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
