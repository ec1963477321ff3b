using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Quality;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.People;

/// <summary><c>ghostface evaluate quality</c>: does the length of an embedding tell which pictures will fail.</summary>
internal static class QualityCommand
{
    private static readonly double[] Quantiles = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
    private static readonly string[] s_columns = ["Rejected", "Pictures left", "Length from", "Pairs of one person", "FNMR", "Pairs of different people", "FMR"];

    public static Command Create()
    {
        var inputs = new PeopleInputs();
        var report = new ReportOption("the errors that are left and the lengths");
        var plot = new ChartOption("--plot", "Also draw the histogram of lengths and the errors over the share of rejected pictures");
        return new GhostCommand(
            "quality",
            "Measure whether the length of a face's embedding tells how well it will be recognised: the errors that are left when the pictures with the shortest embeddings are rejected.",
            (parsed, context, cancellation) =>
            {
                report.Check(parsed);
                var chart = plot.PathOf(parsed);
                var people = inputs.Open(parsed, context, cancellation);
                var norms = people.Faces.Faces.Norms;
                var points = ErrorRejectCurve.Of(people.Pairs, norms, people.Rule.Threshold);
                double[] sorted = [.. norms.Select(norm => (double)norm).Order()];
                var quantiles = Quantiles.ToDictionary(share => share, share => sorted[(int)Math.Round(share * (sorted.Length - 1))]);
                Print(context.Out, people, points, quantiles);
                if (chart is not null) Draw(sorted, points).Save(chart);
                report.Write(parsed, context, () => Report(people, sorted, points));
                return Task.FromResult<object?>(new
                {
                    people.Data,
                    people.Model,
                    people.Rule.Threshold,
                    ThresholdReason = people.Rule.Reason,
                    NormQuantiles = quantiles.ToDictionary(quantile => quantile.Key.ToString(CultureInfo.InvariantCulture), quantile => quantile.Value),
                    ErrorReject = points,
                    people.Faces.WithoutFace,
                });
            },
            [.. inputs.Options, plot.Option, report.Option]);
    }

    private static void Print(IAnsiConsole console, PeopleInputs.Opened people, IReadOnlyList<RejectPoint> points, Dictionary<double, double> quantiles)
    {
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        console.WriteLine(Text($"{people.Pairs.Pictures:N0} pictures of {people.Pairs.People:N0} people; two match above cosine {people.Rule.Threshold:F4} ({people.Rule.Reason})"));
        console.WriteLine($"length of embeddings: {string.Join(", ", quantiles.Select(quantile => Text($"{quantile.Value:F1} ({Name(quantile.Key)})")))}");
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in s_columns) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var point in points) table.AddRow(Row(point));
        console.Write(table);
        foreach (var name in people.Faces.WithoutFace) console.WriteLine($"no face: {name}");

        string Name(double share) => share switch { 0 => "shortest", 0.5 => "median", 1 => "longest", _ => Text($"{share:0%}") };
    }

    private static string[] Row(RejectPoint point)
    {
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        return
        [
            Text($"{point.Rejected:0%}"), Text($"{point.Pictures:N0}"), Text($"{point.LeastQuality:F1}"), Text($"{point.GenuinePairs:N0}"), ErrorText.Rate(point.FalseNonMatchRate),
            Text($"{point.ImpostorPairs:N0}"), ErrorText.Rate(point.FalseMatchRate),
        ];
    }

    private static HtmlReport Report(PeopleInputs.Opened people, double[] norms, IReadOnlyList<RejectPoint> points)
    {
        var page = people.Report("Length and errors on")
            .Heading("Errors that are left when the shortest embeddings are rejected")
            .Table(s_columns, [.. points.Select(Row)]);
        if (Errors(points) is { } errors) page.Figure(errors, "The share of pairs of one person that do not match, over the share of pictures rejected. The steeper it falls, the better the length knows which pictures fail.", "errors");
        return page.Figure(Lengths(norms), "How long the embeddings are before they are scaled.", "lengths").WithoutFace(people.Faces.WithoutFace);
    }

    private static Chart Draw(double[] norms, IReadOnlyList<RejectPoint> points) => Errors(points) is { } errors ? Chart.Grid(1, Lengths(norms), errors) : Lengths(norms);

    private static Chart Lengths(double[] norms) => Histogram.Of("Length of embeddings", "Length", "Share of pictures (%)", ("pictures", norms));

    private static Chart? Errors(IReadOnlyList<RejectPoint> points)
    {
        RejectPoint[] told = [.. points.Where(point => point.FalseNonMatchRate is not null)];
        return told.Length == 0
            ? null
            : ErrorVersusRejectChart.Of("Pairs of one person that do not match", new LineSeries("length", [.. told.Select(point => point.Rejected)], [.. told.Select(point => point.FalseNonMatchRate!.Value)]));
    }
}
