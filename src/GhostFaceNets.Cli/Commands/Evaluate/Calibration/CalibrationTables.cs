using System.Globalization;
using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Evaluate.Calibration;

/// <summary>A calibration as people read it.</summary>
internal static class CalibrationTables
{
    /// <summary>What is told when it is not known who is on the pictures.</summary>
    public const string WithoutPeople = "A .bin does not name its people: pairs are resampled instead, so where people come in several pairs the intervals are too narrow.";

    /// <summary>What comes before the pairs of <see cref="MostAlike"/>.</summary>
    public const string Doubtful = "Different people who look most alike; if two are one person, the labels are wrong and the thresholds too strict:";

    /// <summary>What is told of a threshold.</summary>
    public static readonly string[] Columns = ["FMR", "Cosine", "95 % interval", "FMR here, 95 % interval", "FNMR here", "95 % interval", "False matches", "Of pairs of people"];

    /// <summary>The thresholds that may be used, under <see cref="Columns"/>.</summary>
    public static IEnumerable<string[]> Rows(IReadOnlyList<CalibratedThreshold> thresholds) => thresholds.Where(threshold => threshold.IsSupported).Select(threshold => (string[])
    [
        Percent(threshold.FalseMatchRate), Text($"{threshold.Rates.Threshold:F4}"), Interval(threshold.CosineInterval, "F4"), Interval(threshold.Rates.FalseMatchRateInterval, "0.000%"),
        threshold.Rates.FalseNonMatchRate is { } misses ? Text($"{misses:0.00%}") : "", Interval(threshold.Rates.FalseNonMatchRateInterval, "0.00%"),
        Text($"{threshold.Rates.FalseMatches:N0}"), Text($"{threshold.Rates.ConfusedPeople:N0}"),
    ]);

    /// <summary>Why the other rates get no threshold.</summary>
    public static IEnumerable<string> Reasons(FacePairs pairs, IReadOnlyList<CalibratedThreshold> thresholds) =>
        thresholds.Where(threshold => !threshold.IsSupported).Select(threshold => $"FMR {Percent(threshold.FalseMatchRate)}: no threshold. {Reason(pairs, threshold)}");

    /// <summary>The pairs of different people that are most alike: cosine and both pictures.</summary>
    public static IEnumerable<string[]> MostAlike(CalibrationFaces faces, int count) =>
        faces.Pairs.HighestImpostors.Take(count).Select(pair => (string[])[Text($"{pair.Score:F4}"), faces.Pictures[pair.First], faces.Pictures[pair.Second]]);

    private static string Reason(FacePairs pairs, CalibratedThreshold threshold) => threshold.CosineInterval is null
        ? Text($"{pairs.People} people are too few to tell how far it would move with others.")
        : Text($"{pairs.ImpostorCount:N0} pairs allow {(long)((decimal)threshold.FalseMatchRate * pairs.ImpostorCount):N0} false matches, of {threshold.Rates.ConfusedPeople:N0} different pairs of people; {CalibratedThreshold.NeededMistakes} are needed to trust the rate.");

    private static string Percent(double rate) => rate.ToString("0.#####%", CultureInfo.InvariantCulture);

    private static string Interval(ConfidenceInterval? interval, string format) => interval is { } ends
        ? $"{ends.Low.ToString(format, CultureInfo.InvariantCulture)} .. {ends.High.ToString(format, CultureInfo.InvariantCulture)}"
        : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
