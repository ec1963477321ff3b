using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary><c>ghostface plot roc</c> and <c>det</c>: curves of the scores of pairs.</summary>
internal static class PairCurvesCommand
{
    public static Command Roc() => Create(
        "roc", "Draw how many pairs of one person are accepted over how many of two are (ROC), for several results in one picture.", "True accepts over false accepts", RocChart.Of);

    public static Command Det() => Create(
        "det", "Draw how many pairs of one person are refused over how many of two are accepted (DET), for several results in one picture.", "Detection error trade-off", DetChart.Of);

    private static Command Create(string word, string description, string title, Func<string, IReadOnlyList<(string, RocCurve)>, Chart> draw)
    {
        var results = new Argument<string[]>("RESULT")
        {
            Description = "Results of pairs: .npz files as --save-result writes them (scores, names, label), or .csv files with the columns same and cosine.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new PictureOutput(word);
        var legend = new LegendNames();
        return new GhostCommand(
            word,
            description,
            (parsed, context, cancellation) =>
            {
                var file = output.PathOf(parsed);
                var curves = new List<PlottedCurve>();
                foreach (var result in ScoreFile.Read(parsed.GetRequiredValue(results)))
                {
                    cancellation.ThrowIfCancellationRequested();
                    curves.Add(PlottedCurve.Of(result));
                }

                var names = legend.For(parsed, [.. curves.Select(curve => (curve.File, curve.Name))]);
                PlottedCurve[] named = [.. curves.Zip(names, (curve, name) => curve with { Name = name })];
                draw(output.TitleOf(parsed, title), [.. named.Select(curve => (curve.Name, curve.Curve))]).Save(file);
                Print(context.Out, named);
                context.Out.MarkupLineInterpolated($"{named.Length} {(named.Length == 1 ? "curve" : "curves")} in {file}");
                return Task.FromResult<object?>(new { File = file, Curves = named });
            },
            results,
            output.File,
            output.Title,
            legend.Option);
    }

    private static void Print(IAnsiConsole console, IReadOnlyList<PlottedCurve> curves)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Result");
        string[] measures = ["Pairs", "EER", .. VerificationMeasures.FarTargets.Select(far => $"TAR {far}")];
        foreach (var measure in measures) table.AddColumn(new TableColumn(measure).RightAligned().NoWrap());
        foreach (var curve in curves)
        {
            table.AddRow([
                Markup.Escape(curve.Name),
                curve.Pairs.ToString("N0", CultureInfo.InvariantCulture),
                curve.Eer?.ToString("F4", CultureInfo.InvariantCulture) ?? "",
                .. curve.TarAtFar.Values.Select(tar => tar.ToString("F4", CultureInfo.InvariantCulture))]);
        }

        console.Write(table);
    }
}
