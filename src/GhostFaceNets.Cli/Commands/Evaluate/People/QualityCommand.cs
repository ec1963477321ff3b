using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Quality;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.People;

/// <summary><c>ghostface evaluate quality</c>: does the length of an embedding tell which pictures will fail.</summary>
internal static class QualityCommand
{
    private const int Bins = 40;

    private static readonly double[] Quantiles = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

    public static Command Create()
    {
        var inputs = new PeopleInputs();
        var plot = new Option<string?>("--plot") { Description = "Also draw the histogram of lengths and the errors over the share of rejected pictures: .png or .svg.", HelpName = "FILE" };
        plot.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && Path.GetExtension(file).ToLowerInvariant() is not (".png" or ".svg")) result.AddError("--plot writes .png or .svg.");
        });
        return new GhostCommand(
            "quality",
            "Measure whether the length of a face's embedding tells how well it will be recognised: the errors that are left when the pictures with the shortest embeddings are rejected.",
            (parsed, context, cancellation) =>
            {
                var people = inputs.Open(parsed, context, cancellation);
                var norms = people.Faces.Faces.Norms;
                var points = ErrorRejectCurve.Of(people.Pairs, norms, people.Rule.Threshold);
                double[] sorted = [.. norms.Select(norm => (double)norm).Order()];
                var quantiles = Quantiles.ToDictionary(share => share, share => sorted[(int)Math.Round(share * (sorted.Length - 1))]);
                Print(context.Out, people, points, quantiles);
                if (parsed.GetValue(plot) is { } file) Draw(sorted, points).Save(file);
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
            [.. inputs.Options, plot]);
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

    private static Chart Draw(double[] sorted, IReadOnlyList<RejectPoint> points)
    {
        var width = Math.Max(sorted[^1] - sorted[0], 1e-6) / Bins;
        var counts = new int[Bins];
        foreach (var norm in sorted) counts[Math.Min((int)((norm - sorted[0]) / width), Bins - 1)]++;
        double[] x = [sorted[0], .. Enumerable.Range(0, Bins).SelectMany(bin => new[] { sorted[0] + bin * width, sorted[0] + (bin + 1) * width }), sorted[^1]];
        double[] y = [0, .. counts.SelectMany(count => Enumerable.Repeat(100.0 * count / sorted.Length, 2)), 0];
        double Percent(double? rate) => 100 * rate ?? double.NaN;
        double[] rejected = [.. points.Select(point => 100 * point.Rejected)];
        return Chart.Grid(
            1,
            LineChart.Of("Length of embeddings", "Length", "Share of pictures (%)", new LineSeries("pictures", x, y)),
            LineChart.Of("Errors when the shortest are rejected", "Rejected pictures (%)", "FNMR (%)", new LineSeries("pairs of one person that do not match", rejected, [.. points.Select(point => Percent(point.FalseNonMatchRate))])));
    }
}
