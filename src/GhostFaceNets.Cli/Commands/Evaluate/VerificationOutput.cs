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
    IReadOnlyList<string> SkippedPictures,
    double Seconds,
    double NetworkShare)
{
    public int? PcaComponents { get; init; }

    public double? PcaTenFoldMean { get; init; }

    public double? PcaTenFoldStd { get; init; }

    public static VerificationOutput Of(VerificationRun run, string model, Embedder embedder)
    {
        var r = run.Result;
        using var process = Process.GetCurrentProcess();
        var elapsed = DateTime.Now - process.StartTime;
        return new(
            run.Set.Name, model, r.Pairs, r.SamePairs, r.MaxAccuracy, r.Threshold, r.ExactMaxAccuracy, r.ExactThreshold, r.TenFoldMean, r.TenFoldStd,
            r.ValMean, r.ValStd, r.ValFar, r.Auc, r.Eer, r.TarAtFar, run.SkippedPictures.Count, run.SkippedPairs, run.SkippedPictures,
            elapsed.TotalSeconds, embedder.TimeInNetwork / (elapsed * embedder.Sessions));
    }
}
