using System.Diagnostics;
using GhostFaceNets.Training.Data;
using TorchSharp;

/// <summary>What reading pictures costs: the same steps on random numbers and on the mirrored pictures of a folder, in turns, so that
/// other work on the machine meets both alike.</summary>
internal static class LoadingCost
{
    private const int TimedSteps = 8;

    public static object Measure(double width, int stride, int batch, int threads, double seconds, string folder)
    {
        torch.set_num_threads(threads);
        var source = FolderSource.Open(folder);
        var options = new LoaderOptions(112, Seed: 1, new Augmentation(Flip: true, []), Threads: 1);
        using var loader = new BatchLoader(source, new EpochSampler(source.Count, batch, 1), options, (0, 0), int.MaxValue / source.Count);
        using var step = new NetworkStep(width, stride);
        using var images = torch.randn(batch, 3, 112, 112);
        using var labels = torch.randint(0, NetworkStep.Classes, [batch], torch.int64);
        var (alone, fed) = (new List<Speed>(), new List<Speed>());
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds;)
        {
            // Steps beforehand let the loader fill its places, or use up what it has read meanwhile.
            alone.Add(Time(options.Prefetch, () => step.Run(images, labels), batch));
            fed.Add(Time(options.Prefetch + 1, Fed, batch));
        }

        var (plain, with) = (Median(alone), Median(fed));
        return new
        {
            rounds = alone.Count,
            images_per_second = plain.ByClock,
            fed_images_per_second = with.ByClock,
            cost = 1 - with.ByClock / plain.ByClock,
            images_per_cpu_second = plain.ByProcessor,
            fed_images_per_cpu_second = with.ByProcessor,
            cpu_cost = 1 - with.ByProcessor / plain.ByProcessor,
        };

        void Fed()
        {
            using var scope = torch.NewDisposeScope();
            var faces = loader.Next()!;
            for (var i = 0; i < batch; i++) faces.Labels[i] %= NetworkStep.Classes;
            step.Run(torch.as_tensor(faces.Pixels).view(batch, 3, 112, 112), torch.tensor(faces.Labels));
        }
    }

    private static Speed Time(int before, Action step, int batch)
    {
        for (var i = 0; i < before; i++) step();
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < TimedSteps; i++) step();
        return new(
            TimedSteps * batch / clock.Elapsed.TotalSeconds, TimedSteps * batch / (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }

    private static Speed Median(List<Speed> rounds) =>
        new(Median(rounds.Select(round => round.ByClock)), Median(rounds.Select(round => round.ByProcessor)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Speed(double ByClock, double ByProcessor);
}
