using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.Calibration;

/// <summary><c>ghostface evaluate calibrate</c>: from which cosine on are two faces one person.</summary>
internal static class CalibrateCommand
{
    private const int Shown = 5;

    public static Command Create()
    {
        var model = new ModelSelection();
        var inputs = new CalibrationInputs();
        var card = new CardOptions("the thresholds");
        return new GhostCommand(
            "calibrate",
            "Find the cosines above which only 1 in 100 .. 100,000 pairs of different people match, with confidence intervals, and keep them in the model's card, where compare finds them. "
            + "Use people on whom the model was not trained. A rate that the pairs are too few to measure gets no threshold. Without --out or --in-place nothing is kept.",
            (parsed, context, cancellation) =>
            {
                var path = model.PathOf(parsed);
                var target = card.Target(parsed, path);
                using var embedder = model.Open(parsed);
                var faces = inputs.Open(parsed, embedder, context, cancellation);
                if (faces.Pairs.ImpostorCount == 0) throw new BadDataException(faces.Set, "it has no pair of different people, without which there is no false match rate.");
                var thresholds = ThresholdCalibration.Of(faces.Pairs, cancellation);
                Print(context.Out, faces, thresholds);
                var kept = thresholds.Where(threshold => threshold.IsSupported).Select(threshold => Entry(faces, threshold)).ToArray();
                if (kept.Length == 0)
                {
                    Console.Error.WriteLine($"ghostface: {faces.Set}: its pairs are too few for any threshold; nothing was written.");
                    return Task.FromResult<object?>(new Outcome(CalibrationOutput.Of(faces, thresholds, path, null), ExitCode.BadData));
                }

                CardOptions.Write(path, target, embedder.Model.Card with { Thresholds = kept }, context);
                return Task.FromResult<object?>(CalibrationOutput.Of(faces, thresholds, path, target));
            },
            [.. model.Options, .. inputs.Options, .. card.Options]);
    }

    private static ModelThreshold Entry(CalibrationFaces faces, CalibratedThreshold threshold) => new(threshold.FalseMatchRate, threshold.Rates.Threshold, faces.Set)
    {
        Pairs = faces.Pairs.ImpostorCount,
        People = faces.Pairs.PeopleAreKnown ? faces.Pairs.People : null,
        CosineInterval = threshold.CosineInterval,
        FalseMatchRateInterval = threshold.Rates.FalseMatchRateInterval,
        FalseNonMatchRate = threshold.Rates.FalseNonMatchRate,
        FalseNonMatchRateInterval = threshold.Rates.FalseNonMatchRateInterval,
    };

    private static void Print(IAnsiConsole console, CalibrationFaces faces, IReadOnlyList<CalibratedThreshold> thresholds)
    {
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        var pairs = faces.Pairs;
        console.WriteLine(Text($"{faces.Set}: {pairs.GenuineScores.Count:N0} pairs of one person, {pairs.ImpostorCount:N0} of different people")
            + (pairs.PeopleAreKnown ? Text($", {pairs.People:N0} people") : ""));
        if (!pairs.PeopleAreKnown) console.WriteLine("A .bin does not name its people: pairs are resampled instead, so where people come in several pairs the intervals are too narrow.");
        var table = new Table().Border(TableBorder.Simple).AddColumns("FMR", "Cosine", "95 % interval", "FMR here, 95 % interval", "FNMR here", "95 % interval", "False matches", "Of pairs of people");
        foreach (var threshold in thresholds.Where(threshold => threshold.IsSupported))
        {
            var rates = threshold.Rates;
            table.AddRow(
                Percent(threshold.FalseMatchRate), Text($"{rates.Threshold:F4}"), Interval(threshold.CosineInterval, "F4"), Interval(rates.FalseMatchRateInterval, "0.000%"),
                rates.FalseNonMatchRate is { } misses ? Text($"{misses:0.00%}") : "", Interval(rates.FalseNonMatchRateInterval, "0.00%"), Text($"{rates.FalseMatches:N0}"), Text($"{rates.ConfusedPeople:N0}"));
        }

        if (table.Rows.Count > 0) console.Write(table);
        foreach (var threshold in thresholds.Where(threshold => !threshold.IsSupported)) console.WriteLine($"FMR {Percent(threshold.FalseMatchRate)}: no threshold. {Reason(pairs, threshold)}");
        console.WriteLine("Different people who look most alike; if two are one person, the labels are wrong and the thresholds too strict:");
        foreach (var pair in pairs.HighestImpostors.Take(Shown)) console.WriteLine(Text($"  {pair.Score:F4}  {faces.Pictures[pair.First]}  {faces.Pictures[pair.Second]}"));
        foreach (var name in faces.WithoutFace) console.WriteLine($"no face: {name}");
    }

    private static string Reason(FacePairs pairs, CalibratedThreshold threshold) => threshold.CosineInterval is null
        ? string.Create(CultureInfo.InvariantCulture, $"{pairs.People} people are too few to tell how far it would move with others.")
        : string.Create(CultureInfo.InvariantCulture, $"{pairs.ImpostorCount:N0} pairs allow {(long)((decimal)threshold.FalseMatchRate * pairs.ImpostorCount):N0} false matches, of {threshold.Rates.ConfusedPeople:N0} different pairs of people; {CalibratedThreshold.NeededMistakes} are needed to trust the rate.");

    private static string Percent(double rate) => rate.ToString("0.#####%", CultureInfo.InvariantCulture);

    private static string Interval(ConfidenceInterval? interval, string format) => interval is { } ends
        ? $"{ends.Low.ToString(format, CultureInfo.InvariantCulture)} .. {ends.High.ToString(format, CultureInfo.InvariantCulture)}"
        : "";
}
