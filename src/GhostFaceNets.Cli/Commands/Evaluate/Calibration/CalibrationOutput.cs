using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Evaluate.Calibration;

/// <summary>What <c>--json</c> writes.</summary>
internal sealed record CalibrationOutput(
    string Set,
    string Model,
    string? Out,
    bool PeopleAreKnown,
    int? People,
    int GenuinePairs,
    long ImpostorPairs,
    IReadOnlyList<CalibrationOutput.Row> Thresholds,
    IReadOnlyList<CalibrationOutput.Pair> MostAlike,
    IReadOnlyList<string> WithoutFace)
{
    private const int Pairs = 100;

    /// <summary>One threshold; a reader must not use what is not supported.</summary>
    internal sealed record Row(
        double FalseMatchRate, bool Supported, double Cosine, ConfidenceInterval? CosineInterval, ConfidenceInterval? FalseMatchRateInterval,
        double? FalseNonMatchRate, ConfidenceInterval? FalseNonMatchRateInterval, long FalseMatches, long ConfusedPeople);

    /// <summary>Two pictures of different people.</summary>
    internal sealed record Pair(string First, string Second, double Cosine);

    public static CalibrationOutput Of(CalibrationFaces faces, IReadOnlyList<CalibratedThreshold> thresholds, string model, string? target) => new(
        faces.Set,
        model,
        target,
        faces.Pairs.PeopleAreKnown,
        faces.Pairs.PeopleAreKnown ? faces.Pairs.People : null,
        faces.Pairs.GenuineScores.Count,
        faces.Pairs.ImpostorCount,
        [.. thresholds.Select(threshold => new Row(
            threshold.FalseMatchRate, threshold.IsSupported, threshold.Rates.Threshold, threshold.CosineInterval, threshold.Rates.FalseMatchRateInterval,
            threshold.Rates.FalseNonMatchRate, threshold.Rates.FalseNonMatchRateInterval, threshold.Rates.FalseMatches, threshold.Rates.ConfusedPeople))],
        [.. faces.Pairs.HighestImpostors.Take(Pairs).Select(pair => new Pair(faces.Pictures[pair.First], faces.Pictures[pair.Second], pair.Score))],
        faces.WithoutFace);
}
