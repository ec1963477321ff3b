using System.Text.Json;
using TorchSharp;

namespace GhostFaceNets.Training.Tests;

/// <summary>Golden numbers as tensors, and the comparison that both precisions must pass.</summary>
internal static class Golden
{
    /// <summary>Both precisions that golden numbers are compared in.</summary>
    public static TheoryData<bool> Precisions => [true, false];

    public static torch.ScalarType Type(bool isDouble) => isDouble ? torch.float64 : torch.float32;

    /// <summary>A number, or lists of numbers nested to any depth.</summary>
    public static torch.Tensor Tensor(this JsonElement json, bool isDouble = true) =>
        torch.tensor(Numbers(json).ToArray()).to(Type(isDouble)).reshape(Extents(json).ToArray());

    public static torch.Tensor Labels(this JsonElement json) =>
        torch.tensor(json.EnumerateArray().Select(label => label.GetInt64()).ToArray());

    public static double Number(this JsonElement json, string name) => json.GetProperty(name).GetDouble();

    /// <summary>Relative 1e-9 in double precision, 1e-4 in single, against the larger of the number and
    /// 1; golden numbers of few digits name their own.</summary>
    public static void ShouldMatch(this torch.Tensor actual, JsonElement expected, double? tolerance = null, string what = "") =>
        ShouldMatch(actual, [.. Numbers(expected)], tolerance, what);

    public static void ShouldMatch(this torch.Tensor actual, double[] expected, double? tolerance = null, string what = "")
    {
        var relative = tolerance ?? (actual.dtype == torch.float64 ? 1e-9 : 1e-4);
        var values = actual.detach().to(torch.float64).flatten().data<double>().ToArray();
        values.Length.ShouldBe(expected.Length);
        for (var i = 0; i < values.Length; i++)
        {
            values[i].ShouldBe(expected[i], relative * Math.Max(1, Math.Abs(expected[i])), $"{what}, element {i}");
        }
    }

    public static IEnumerable<double> Numbers(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().SelectMany(Numbers) : [json.GetDouble()];

    private static IEnumerable<long> Extents(JsonElement json) => json.ValueKind == JsonValueKind.Array
        ? [json.GetArrayLength(), .. json.GetArrayLength() == 0 ? [] : Extents(json[0])]
        : [];
}
