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
        var report = new ReportOption("the thresholds and the errors over the cosine");
        return new GhostCommand(
            "calibrate",
            "Find the cosines above which only 1 in 100 .. 100,000 pairs of different people match, with confidence intervals, and keep them in the model's card, where compare finds them. "
            + "Use people on whom the model was not trained. A rate that the pairs are too few to measure gets no threshold. Without --out or --in-place nothing is kept.",
            (parsed, context, cancellation) =>
            {
                var path = model.PathOf(parsed);
                var target = card.Target(parsed, path);
                report.Check(parsed);
                using var embedder = model.Open(parsed);
                var faces = inputs.Open(parsed, embedder, context, cancellation);
                if (faces.Pairs.ImpostorCount == 0) throw new BadDataException(faces.Set, "it has no pair of different people, without which there is no false match rate.");
                var thresholds = ThresholdCalibration.Of(faces.Pairs, cancellation);
                Print(context.Out, faces, thresholds);
                report.Write(parsed, context, () => CalibrationReport.Of(faces, thresholds, path, embedder.Model));
                var kept = thresholds.Where(threshold => threshold.IsSupported).Select(threshold => Entry(faces, threshold)).ToArray();
                if (kept.Length == 0)
                {
                    Console.Error.WriteLine($"ghostface: {faces.Set}: its pairs are too few for any threshold; nothing was written.");
                    return Task.FromResult<object?>(new Outcome(CalibrationOutput.Of(faces, thresholds, path, null), ExitCode.BadData));
                }

                CardOptions.Write(path, target, embedder.Model.Card with { Thresholds = kept }, context);
                return Task.FromResult<object?>(CalibrationOutput.Of(faces, thresholds, path, target));
            },
            [.. model.Options, .. inputs.Options, .. card.Options, report.Option]);
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
        if (!pairs.PeopleAreKnown) console.WriteLine(CalibrationTables.WithoutPeople);
        var table = new Table().Border(TableBorder.Simple).AddColumns(CalibrationTables.Columns);
        foreach (var row in CalibrationTables.Rows(thresholds)) table.AddRow(row);
        if (table.Rows.Count > 0) console.Write(table);
        foreach (var reason in CalibrationTables.Reasons(pairs, thresholds)) console.WriteLine(reason);
        console.WriteLine(CalibrationTables.Doubtful);
        foreach (var pair in CalibrationTables.MostAlike(faces, Shown)) console.WriteLine($"  {string.Join("  ", pair)}");
        foreach (var name in faces.WithoutFace) console.WriteLine($"no face: {name}");
    }
}
