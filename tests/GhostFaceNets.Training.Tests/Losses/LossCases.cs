using System.Text.Json;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Losses;

namespace GhostFaceNets.Training.Tests.Losses;

/// <summary>Runs the cases of a golden loss file that has one batch of cosines for all of them.</summary>
internal static class LossCases
{
    public static void Check(string file, bool isDouble, Func<JsonElement, ClassificationLoss> create)
    {
        var golden = SharedFolder.GoldenJson(file);
        var inputs = golden.GetProperty("inputs");
        foreach (var item in golden.GetProperty("cases").EnumerateArray())
        {
            using var loss = create(item.GetProperty("params"));
            using var cosines = inputs.GetProperty("cosines").Tensor(isDouble);
            using var result = loss.PerSample(new HeadOutput(cosines, new Targets(inputs.GetProperty("labels").Labels())));
            result.ShouldMatch(item.GetProperty("expected").GetProperty("per_sample_loss"));
        }
    }
}
