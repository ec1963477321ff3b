namespace GhostFaceNets.Cli.Benchmarks;

/// <summary>How long a backend takes.</summary>
/// <param name="Backend">Its name.</param>
/// <param name="MedianMsPerImage">The median over the runs.</param>
/// <param name="MedianCpuMsPerImage">The median of the processor time, all threads together: hardly more on a machine with other work.</param>
/// <param name="ImagesPerSecond">What follows from it.</param>
/// <param name="Runs">Timed runs.</param>
/// <param name="Batch">Pictures in a call.</param>
/// <param name="Threads">Threads inside a call.</param>
internal sealed record Timing(string Backend, double MedianMsPerImage, double MedianCpuMsPerImage, double ImagesPerSecond, int Runs, int Batch, int Threads);
