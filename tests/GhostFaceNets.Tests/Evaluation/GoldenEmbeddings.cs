using System.Text.Json;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Evaluation;

/// <summary>Reads arrays of the golden files.</summary>
internal static class GoldenEmbeddings
{
    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetDouble())];

    public static bool[] Labels(this JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number ? item.GetInt32() != 0 : item.GetBoolean())];

    public static Embeddings Rows(this JsonElement rows, JsonElement? plus = null)
    {
        var values = rows.EnumerateArray().SelectMany(Doubles).ToArray();
        var added = plus?.EnumerateArray().SelectMany(Doubles).ToArray() ?? new double[values.Length];
        return new Embeddings(rows.GetArrayLength(), rows[0].GetArrayLength(), [.. values.Zip(added, (a, b) => (float)(a + b))]);
    }

    public static void ShouldBeNear(this IEnumerable<double> actual, IEnumerable<double> expected, double tolerance) =>
        actual.Zip(expected).Select(pair => Math.Abs(pair.First - pair.Second)).Append(actual.Count() - expected.Count()).Max().ShouldBeLessThanOrEqualTo(tolerance);
}
