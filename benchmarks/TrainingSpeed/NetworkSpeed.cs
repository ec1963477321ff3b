using System.Diagnostics;
using TorchSharp;

/// <summary>The network alone, on random numbers.</summary>
internal static class NetworkSpeed
{
    private const int WarmUp = 3;

    public static object Measure(double width, int stride, int batch, int threads, double seconds)
    {
        torch.set_num_threads(threads);
        using var step = new NetworkStep(width, stride);
        using var images = torch.randn(batch, 3, 112, 112);
        using var labels = torch.randint(0, NetworkStep.Classes, [batch], torch.int64);
        for (var i = 0; i < WarmUp; i++) step.Run(images, labels);
        var (steps, clock, before) = (0, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (; clock.Elapsed.TotalSeconds < seconds; steps++) step.Run(images, labels);
        return new
        {
            program = "GhostFaceNets",
            images_per_second = steps * batch / clock.Elapsed.TotalSeconds,
            images_per_cpu_second = steps * batch / (Environment.CpuUsage.TotalTime - before).TotalSeconds,
            parameters = step.Parameters,
        };
    }
}
