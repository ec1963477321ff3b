using System.Text.Json;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace GhostFaceNets.Training.Tests.Optimizers;

/// <summary>Runs optimizers over the given gradients of the golden files.</summary>
internal static class OptimizerCases
{
    /// <summary>All cases of <c>optimizers.json</c> that are called <paramref name="name"/>.</summary>
    public static void Check(
        string name, bool isDouble, Func<IReadOnlyList<NamedParameter>, JsonElement, TrainingOptimizer> create)
    {
        var golden = SharedFolder.GoldenJson("optimizers.json");
        var gradients = golden.GetProperty("gradients_per_step");
        foreach (var item in golden.GetProperty("cases").EnumerateArray().Where(item => item.GetProperty("optimizer").GetString() == name))
        {
            var expected = item.GetProperty("expected");
            var trace = expected.GetProperty("weights_after_steps_1_to_5").EnumerateArray()
                .Concat(expected.GetProperty("weights_after_steps_6_to_N").EnumerateArray()).ToArray();
            Run(golden.GetProperty("initial_weights"), gradients, isDouble, parameters => create(parameters, item.GetProperty("params")), null, trace, null);
        }
    }

    /// <summary>One trace of the second set, whose numbers have ten decimals or so.</summary>
    public static void CheckSecond(string name, Func<IReadOnlyList<NamedParameter>, TrainingOptimizer> create)
    {
        var golden = SharedFolder.GoldenJson("second", "golden_lr.json").GetProperty("optimizers");
        var item = golden.GetProperty(name);
        var rates = item.ValueKind == JsonValueKind.Object ? item.GetProperty("lrs") : (JsonElement?)null;
        var trace = rates is null ? item : item.GetProperty("w");
        Run(golden.GetProperty("w0"), golden.GetProperty("grads"), true, create, rates, [.. trace.EnumerateArray()], 2e-9);
    }

    private static void Run(
        JsonElement initial,
        JsonElement gradients,
        bool isDouble,
        Func<IReadOnlyList<NamedParameter>, TrainingOptimizer> create,
        JsonElement? rates,
        JsonElement[] trace,
        double? tolerance)
    {
        using var weight = new Parameter(initial.Tensor(isDouble));
        using var optimizer = create([new("w", weight, Decays: true)]);
        for (var step = 0; step < trace.Length; step++)
        {
            weight.grad = gradients[step].Tensor(isDouble);
            if (rates is { } each) optimizer.LearningRate = each[step].GetDouble();
            optimizer.Step();
            weight.ShouldMatch(trace[step], tolerance: tolerance);
        }
    }
}
