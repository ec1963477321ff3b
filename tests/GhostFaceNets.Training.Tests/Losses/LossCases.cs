using System.Text.Json;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Losses;

/// <summary>Runs the cases of a golden loss file: one batch, or a series of steps with the state before and after each.</summary>
internal static class LossCases
{
    private static readonly Dictionary<string, string> StateNames = new()
    {
        ["batch_mean"] = "mean",
        ["batch_std"] = "deviation",
        ["hard_scale"] = "t",
        ["scale"] = "scale",
    };

    public static void Check(string file, bool isDouble, Func<JsonElement, ClassificationLoss> create)
    {
        var golden = SharedFolder.GoldenJson(file);
        var inputs = golden.GetProperty("inputs");
        foreach (var item in golden.GetProperty("cases").EnumerateArray())
        {
            using var loss = create(item.GetProperty("params"));
            if (!item.TryGetProperty("steps", out var steps))
            {
                var fromLogits = !item.GetProperty("params").TryGetProperty("from_logits", out var flag) || flag.GetBoolean();
                CheckValues(loss, [inputs], item.GetProperty("expected"), isDouble, fromLogits);
                continue;
            }

            foreach (var value in steps[0].GetProperty("state_before").EnumerateObject())
            {
                loss.State[StateNames[value.Name]].fill_(value.Value.GetDouble());
            }

            foreach (var step in steps.EnumerateArray())
            {
                CheckState(loss, step.GetProperty("state_before"));
                CheckValues(loss, [step, inputs], step.GetProperty("expected"), isDouble);
                CheckState(loss, step.GetProperty("expected").GetProperty("state_after"));
            }
        }
    }

    private static void CheckValues(ClassificationLoss loss, JsonElement[] inputs, JsonElement expected, bool isDouble, bool fromLogits = true)
    {
        // The logarithms of probabilities are scores whose softmax they are.
        var scores = Find(inputs, "cosines")?.Tensor(isDouble)
            ?? (fromLogits ? Find(inputs, "logits")!.Value.Tensor(isDouble) : Find(inputs, "probabilities")!.Value.Tensor(isDouble).log());
        var output = new HeadOutput(
            scores, new Targets(Find(inputs, "labels")!.Value.Labels()), Find(inputs, "feature_norms")?.Tensor(isDouble));
        var values = loss.PerSample(output);
        // Probabilities of eight decimals sum to 1 no more exactly than that, and a softmax to exactly 1.
        double? tolerance = isDouble && !fromLogits ? 1e-8 : null;
        values.ShouldMatch(expected.GetProperty("per_sample_loss"), tolerance: tolerance);
        values.mean().ShouldMatch(expected.GetProperty("mean_loss"), tolerance: tolerance);
        loss.PerSample(output, training: false).dtype.ShouldBe(isDouble ? torch.float64 : torch.float32);
    }

    private static void CheckState(ClassificationLoss loss, JsonElement expected)
    {
        foreach (var value in expected.EnumerateObject().Where(value => StateNames.ContainsKey(value.Name)))
        {
            loss.State[StateNames[value.Name]].item<double>().ShouldBe(value.Value.GetDouble(), 1e-4 * Math.Abs(value.Value.GetDouble()));
        }
    }

    private static JsonElement? Find(JsonElement[] places, string name)
    {
        foreach (var place in places)
        {
            if (place.TryGetProperty(name, out var value)) return value;
        }

        return null;
    }
}
