using System.Diagnostics;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Optimizers;
using TorchSharp;

/// <summary>A step of a sampled head with ArcFace, SGD and L2 decay on random embeddings of 512 numbers.</summary>
internal static class HeadSpeed
{
    private const int EmbeddingSize = 512;
    private const int WarmUp = 2;

    public static object Measure(int classes, double rate, int batch, int threads, double seconds)
    {
        torch.set_num_threads(threads);
        using var head = new SampledHead(EmbeddingSize, classes, rate);
        using var loss = new ArcFace();
        var parameters = NamedParameters.Of(head);
        using var optimizer = new Sgd(parameters, 0.01);
        var penalty = new L2Penalty(parameters, parameters.ToDictionary(each => each.Name, _ => 5e-4));
        for (var i = 0; i < WarmUp; i++) Step();
        var times = new List<double>();
        var used = Environment.CpuUsage.TotalTime;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds;)
        {
            var watch = Stopwatch.StartNew();
            Step();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        using var process = Process.GetCurrentProcess();
        return new
        {
            steps = times.Count,
            median_ms = times.Order().ElementAt(times.Count / 2),
            cpu_ms = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / times.Count,
            peak_mib = process.PeakWorkingSet64 >> 20,
        };

        void Step()
        {
            using var scope = torch.NewDisposeScope();
            var embeddings = torch.randn(batch, EmbeddingSize).requires_grad_(true);
            var labels = torch.randint(0, classes, [batch], torch.int64);
            optimizer.ZeroGradients();
            loss.PerSample(head.forward(embeddings, new Targets(labels))).mean().backward();
            penalty.AddGradients();
            optimizer.Step();
        }
    }
}
