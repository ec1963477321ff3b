using System.Diagnostics;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Cli.Benchmarks;

/// <summary>Times backends on one network in turns.</summary>
internal static class Stopwatches
{
    /// <summary>The shortest time of a run.</summary>
    public static readonly TimeSpan Run = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>The timings in the backends' order.</summary>
    /// <exception cref="NotSupportedException">A backend cannot run the network.</exception>
    public static IReadOnlyList<Timing> Measure(
        Network network, IReadOnlyList<IInferenceBackend> backends, InferenceOptions options, int batch, int runs, CancellationToken cancellation)
    {
        var input = RandomPictures(network, batch);
        var sessions = new List<IInferenceSession>();
        try
        {
            foreach (var backend in backends) sessions.Add(backend.Open(network, options));
            foreach (var session in sessions) Time(session, input, WarmUp, cancellation);
            var times = sessions.Select(_ => new Cost[runs]).ToArray();
            for (var run = 0; run < runs; run++)
            {
                for (var i = 0; i < sessions.Count; i++) times[i][run] = Time(sessions[i], input, Run, cancellation);
            }

            return [.. backends.Zip(times, (backend, own) => Of(backend.Name, own, batch, options.Threads))];
        }
        finally
        {
            foreach (var session in sessions) session.Dispose();
        }
    }

    /// <summary>What a call takes, the mean over at least the given time.</summary>
    private static Cost Time(IInferenceSession session, FloatTensor input, TimeSpan atLeast, CancellationToken cancellation)
    {
        var calls = 0;
        var (start, spent) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        do
        {
            cancellation.ThrowIfCancellationRequested();
            session.Run(input);
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start) < atLeast);
        return new(Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls, (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / calls);
    }

    private static Timing Of(string backend, Cost[] costs, int batch, int threads)
    {
        var (clock, processor) = (Median(costs.Select(cost => cost.Clock)) / batch, Median(costs.Select(cost => cost.Processor)) / batch);
        return new(backend, clock, processor, 1000 / clock, costs.Length, batch, threads);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static FloatTensor RandomPictures(Network network, int batch)
    {
        var random = new Random(1);
        TensorShape shape = new([batch, .. network.Input.Shape.Extents]);
        var values = new float[shape.Count];
        for (var i = 0; i < values.Length; i++) values[i] = random.NextSingle() * 2 - 1;
        return new(shape, values);
    }

    /// <summary>Milliseconds by the clock, and of processor time.</summary>
    private readonly record struct Cost(double Clock, double Processor);
}
