using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary>What <c>--json</c> writes.</summary>
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
}
