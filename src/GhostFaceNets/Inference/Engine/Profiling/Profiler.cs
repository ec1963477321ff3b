using System.Diagnostics;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Profiling;

/// <summary>Measures each operation of a network's plan.</summary>
internal static class Profiler
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    public static EngineProfile Measure(Network network, InstructionSet instructions, int pictures, TimeSpan duration, CancellationToken cancellation)
    {
        var stopwatch = new PlanStopwatch(Plan.Of(network, instructions), pictures);
        var picture = Noise(network.Input.Shape);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            Run();
        }

        List<double[]> times = [];
        List<double> peaks = [];
        for (var start = Stopwatch.GetTimestamp(); times.Count == 0 || Stopwatch.GetElapsedTime(start) < duration;)
        {
            var (costs, peak) = Run();
            times.Add(costs);
            peaks.Add(peak);
        }

        network = Fusion.Apply(network).Network;
        var steps = stopwatch.Operations.Select((operation, at) => Of(network, operation, Median(times.Select(costs => costs[at]))));
        return new(Median(peaks), [.. steps]);

        (double[] Costs, double Peak) Run()
        {
            cancellation.ThrowIfCancellationRequested();
            var costs = stopwatch.Run(picture);
            var start = Stopwatch.GetTimestamp();
            var done = MultiplyAddPeak.Run(instructions, steps: 10_000);
            return (costs, done / Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private static StepTime Of(Network network, Operation operation, double milliseconds) => new(
        operation.Node.Name,
        OperationText.KindOf(operation),
        network.ShapeOf(operation.Inputs[0]),
        network.ShapeOf(operation.Output),
        NodeCount.Of(network, operation.Node).Macs,
        milliseconds);

    private static float[] Noise(TensorShape shape)
    {
        var random = new Random(1);
        var values = new float[shape.Count];
        foreach (ref var value in values.AsSpan()) value = random.NextSingle() * 2 - 1;
        return values;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
