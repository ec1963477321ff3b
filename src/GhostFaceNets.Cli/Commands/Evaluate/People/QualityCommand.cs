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

    public static Command Create()
    {
        var inputs = new PeopleInputs();
        var plot = new ChartOption("--plot", "Also draw the histogram of lengths and the errors over the share of rejected pictures");
        return new GhostCommand(
            "quality",
            "Measure whether the length of a face's embedding tells how well it will be recognised: the errors that are left when the pictures with the shortest embeddings are rejected.",
            (parsed, context, cancellation) =>
            {
                var chart = plot.PathOf(parsed);
                var people = inputs.Open(parsed, context, cancellation);
                var norms = people.Faces.Faces.Norms;
                var points = ErrorRejectCurve.Of(people.Pairs, norms, people.Rule.Threshold);
                double[] sorted = [.. norms.Select(norm => (double)norm).Order()];
                var quantiles = Quantiles.ToDictionary(share => share, share => sorted[(int)Math.Round(share * (sorted.Length - 1))]);
                Print(context.Out, people, points, quantiles);
                if (chart is not null) Draw(sorted, points).Save(chart);
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
            [.. inputs.Options, plot.Option]);
    }

    private static void Print(IAnsiConsole console, PeopleInputs.Opened people, IReadOnlyList<RejectPoint> points, Dictionary<double, double> quantiles)
    {
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        console.WriteLine(Text($"{people.Pairs.Pictures:N0} pictures of {people.Pairs.People:N0} people; two match above cosine {people.Rule.Threshold:F4} ({people.Rule.Reason})"));
        console.WriteLine($"length of embeddings: {string.Join(", ", quantiles.Select(quantile => Text($"{quantile.Value:F1} ({Name(quantile.Key)})")))}");
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in (string[])["Rejected", "Pictures left", "Length from", "Pairs of one person", "FNMR", "Pairs of different people", "FMR"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var point in points)
        {
            table.AddRow(
                Text($"{point.Rejected:0%}"), Text($"{point.Pictures:N0}"), Text($"{point.LeastQuality:F1}"), Text($"{point.GenuinePairs:N0}"), ErrorText.Rate(point.FalseNonMatchRate),
                Text($"{point.ImpostorPairs:N0}"), ErrorText.Rate(point.FalseMatchRate));
        }

        console.Write(table);
        foreach (var name in people.Faces.WithoutFace) console.WriteLine($"no face: {name}");

        string Name(double share) => share switch { 0 => "shortest", 0.5 => "median", 1 => "longest", _ => Text($"{share:0%}") };
    }

    private static Chart Draw(double[] norms, IReadOnlyList<RejectPoint> points)
    {
        RejectPoint[] told = [.. points.Where(point => point.FalseNonMatchRate is not null)];
        var histogram = Histogram.Of("Length of embeddings", "Length", "Share of pictures (%)", ("pictures", norms));
        if (told.Length == 0) return histogram;
        var errors = new LineSeries("length", [.. told.Select(point => point.Rejected)], [.. told.Select(point => point.FalseNonMatchRate!.Value)]);
        return Chart.Grid(1, histogram, ErrorVersusRejectChart.Of("Pairs of one person that do not match", errors));
    }
}
