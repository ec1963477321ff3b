using System.Globalization;
using System.Text.Json;
using GhostFaceNets.Files;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>The devkit's result of a gallery as JSON: <c>cmc</c>, ranks from 0 and rates, and <c>roc</c>, false and true accept rates. Read by
/// <see cref="Results.CmcFile"/>.</summary>
public static class DevkitResultFile
{
    /// <summary>The devkit's name for it.</summary>
    public static string NameOf(string algorithm, int size, int set) => string.Create(CultureInfo.InvariantCulture, $"cmc_facescrub_megaface_{algorithm}_{size}_{set}.json");

    /// <summary>Writes a result. Some ranks beyond a thousand, and points of the curve that only accept more impostors, are left out.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, MegaFaceEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var (cmc, curve) = (evaluation.Cmc(""), evaluation.Curve);
        int[] points = [.. Enumerable.Range(0, curve.Thresholds.Count).Where(i =>
            i == 0 || i == curve.Thresholds.Count - 1 || curve.TrueAcceptRates[i] > curve.TrueAcceptRates[i - 1])];
        AtomicFile.Write(path, stream =>
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            WriteCurve(json, "cmc", cmc.Ranks.Select(rank => rank - 1.0), cmc.Rates);
            WriteCurve(json, "roc", points.Select(i => curve.FalseAcceptRates[i]), points.Select(i => curve.TrueAcceptRates[i]));
            json.WriteEndObject();
        });
    }

    private static void WriteCurve(Utf8JsonWriter json, string name, IEnumerable<double> x, IEnumerable<double> y)
    {
        json.WriteStartArray(name);
        foreach (var numbers in (IEnumerable<double>[])[x, y])
        {
            json.WriteStartArray();
            foreach (var number in numbers) json.WriteNumberValue(number);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
