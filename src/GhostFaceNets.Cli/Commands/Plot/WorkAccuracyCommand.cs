using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Formats;
using GhostFaceNets.Networks;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary><c>ghostface plot models</c>: accuracy over work, the paper's figure 8.</summary>
internal static class WorkAccuracyCommand
{
    private const string OwnFamily = "this model";
    private const double MegaFlop = 1e6;

    public static Command Create()
    {
        var tables = new Argument<string[]>("CSV")
        {
            Description = "Tables of models: the columns name, mflops and accuracy (in percent), and if wanted params (in millions) and family.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var set = new Option<string?>("--set", "-s")
        {
            Description = "Draw the published models by what is reported of them on this set: " + string.Join(", ", ReportedModels.Sets) + $". Defaults to {ReportedModels.DefaultSet} where no CSV is named.",
            HelpName = "SET",
        };
        set.AcceptOnlyFromAmong([.. ReportedModels.Sets]);
        var models = new Option<FileInfo[]>("--model", "-m") { Description = "Also draw this model; its work is counted here. Needs an --accuracy. May be given several times.", HelpName = "FILE" };
        var accuracies = new Option<double[]>("--accuracy", "-a") { Description = "The accuracy of the --model of the same place, in percent.", HelpName = "PERCENT" };
        accuracies.Demand(values => values?.All(value => value is > 1 and <= 100) != false, "--accuracy is in percent, above 1 and 100 at most.");
        var output = new PictureOutput("models");
        return new GhostCommand(
            "models",
            "Draw the accuracy of models over their work for a face, yours beside the published ones: figure 8 of the paper.",
            (parsed, context, cancellation) =>
            {
                var (files, own) = (parsed.GetRequiredValue(tables), parsed.GetValue(models) ?? []);
                var percent = parsed.GetValue(accuracies) ?? [];
                if (own.Length != percent.Length) throw new UsageException($"{own.Length} --model and {percent.Length} --accuracy: give one for each.");
                var file = output.PathOf(parsed);
                var reported = parsed.GetValue(set) ?? (files.Length == 0 ? ReportedModels.DefaultSet : null);
                ModelPoint[] points =
                [
                    .. own.Zip(percent, Point),
                    .. files.SelectMany(ModelPointFile.Read),
                    .. reported is null ? [] : ReportedModels.Of(reported, cancellation),
                ];
                var measure = reported is null ? "Accuracy (%)" : ReportedModels.MeasureOf(reported);
                ModelChart.Of(output.TitleOf(parsed, "Accuracy over work"), measure, points).Save(file, ModelChart.Width, ModelChart.Height);
                Print(context.Out, points);
                if (reported is not null)
                {
                    context.Out.WriteLine(ReportedModels.Source);
                    foreach (var model in ReportedModels.Doubtful(reported)) context.Out.WriteLine($"left out: {model.Name}: {model.Remark}");
                }

                context.Out.MarkupLineInterpolated($"{points.Length} models in {file}");
                return Task.FromResult<object?>(new { File = file, Measure = measure, Models = points });
            },
            tables,
            set,
            models,
            accuracies,
            output.File,
            output.Title);
    }

    private static ModelPoint Point(FileInfo file, double accuracy)
    {
        var count = NetworkCount.Of(ModelFile.Load(file.FullName).Network);
        return new(Path.GetFileNameWithoutExtension(file.Name), count.ProfilerFlops / MegaFlop, accuracy, OwnFamily, count.TotalParameters / MegaFlop) { Marked = true };
    }

    private static void Print(IAnsiConsole console, IReadOnlyList<ModelPoint> points)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Model", "Family");
        foreach (var name in (string[])["MFLOPs", "Parameters", "Accuracy"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var point in points.OrderByDescending(point => point.Accuracy))
        {
            string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
            table.AddRow(Markup.Escape(point.Name), Markup.Escape(point.Family), Text($"{point.MegaFlops:0.0}"), point.Parameters is { } millions ? Text($"{millions:0.00} M") : "", Text($"{point.Accuracy:0.###}"));
        }

        console.Write(table);
    }
}
