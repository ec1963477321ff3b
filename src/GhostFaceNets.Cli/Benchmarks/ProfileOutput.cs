using System.Collections.Immutable;
using GhostFaceNets.Inference.Engine.Profiling;

namespace GhostFaceNets.Cli.Benchmarks;

/// <summary>What <c>bench --profile --json</c> writes.</summary>
/// <param name="MsPerImage">All steps' medians together.</param>
/// <param name="PeakMultiplyAddsPerSecond">The core's most, measured in turns with the network.</param>
/// <param name="Steps">In the order in which they run.</param>
internal sealed record ProfileOutput(double MsPerImage, double PeakMultiplyAddsPerSecond, IReadOnlyList<ProfileOutput.Step> Steps)
{
    public static ProfileOutput Of(EngineProfile profile) => new(
        profile.MillisecondsPerImage,
        1000 * profile.PeakPerMillisecond,
        [.. profile.Steps.Select(step => new Step(
            step.Name,
            step.Kind,
            step.Input.Extents,
            step.Output.Extents,
            step.MultiplyAdds,
            step.Milliseconds,
            profile.ShareOfPeak(step.MultiplyAdds, step.Milliseconds)))]);

    /// <summary>One of them.</summary>
    internal sealed record Step(
        string Name, string Kind, ImmutableArray<int> Input, ImmutableArray<int> Output, long MultiplyAdds, double MedianMs, double ShareOfPeak);
}
