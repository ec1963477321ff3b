using System.Collections.Immutable;

namespace GhostFaceNets.Inference.Engine.Profiling;

/// <summary>Where the time of a picture goes on one thread.</summary>
/// <param name="PeakPerMillisecond">The multiply-adds that the thread does in a millisecond when it does nothing else; the
/// median, measured in turns with the network.</param>
/// <param name="Steps">The plan's operations in order.</param>
public sealed record EngineProfile(double PeakPerMillisecond, ImmutableArray<StepTime> Steps)
{
    /// <summary>All steps together: less than a whole picture's median where other programs disturb some step of most pictures.</summary>
    public double MillisecondsPerImage { get; } = Steps.Sum(step => step.Milliseconds);

    /// <summary>How near some work came to the peak, from 0 to about 1.</summary>
    /// <param name="multiplyAdds">Multiplications with addition.</param>
    /// <param name="milliseconds">What they took.</param>
    public double ShareOfPeak(long multiplyAdds, double milliseconds) => multiplyAdds / (milliseconds * PeakPerMillisecond);
}
