using System.Diagnostics;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary>What <c>--json</c> writes. <c>seconds</c> are those since the command began; of them, <c>network_share</c> is that in which
/// the network ran, of the processors that it may use.</summary>
internal sealed record VerificationOutput(
    string Set,
    string Model,
    int Pairs,
    int SamePairs,
    double MaxAccuracy,
    double Threshold,
    double ExactMaxAccuracy,
    double ExactThreshold,
    double TenFoldMean,
    double TenFoldStd,
    double ValMean,
    double ValStd,
    double ValFar,
    double? Auc,
    double? Eer,
    IReadOnlyDictionary<string, double> TarAtFar,
    int Skipped,
    int SkippedPairs,
    IReadOnlyList<string> SkippedPictures)
{
    public double? Seconds { get; init; }

    public double? NetworkShare { get; init; }

    public int? PcaComponents { get; init; }

    public double? PcaTenFoldMean { get; init; }

    public double? PcaTenFoldStd { get; init; }

    public static VerificationOutput Of(VerificationRun run, string model)
    {
        var r = run.Result;
        return new(
            run.Set.Name, model, r.Pairs, r.SamePairs, r.MaxAccuracy, r.Threshold, r.ExactMaxAccuracy, r.ExactThreshold, r.TenFoldMean, r.TenFoldStd,
            r.ValMean, r.ValStd, r.ValFar, r.Auc, r.Eer, r.TarAtFar, run.SkippedPictures.Count, run.SkippedPairs, run.SkippedPictures);
    }

    /// <summary>With the time since the process began, and how much of it the network ran.</summary>
    public VerificationOutput Timed(Embedder embedder)
    {
        using var process = Process.GetCurrentProcess();
        var elapsed = DateTime.Now - process.StartTime;
        return this with { Seconds = elapsed.TotalSeconds, NetworkShare = embedder.TimeInNetwork / (elapsed * embedder.Sessions) };
    }
}
