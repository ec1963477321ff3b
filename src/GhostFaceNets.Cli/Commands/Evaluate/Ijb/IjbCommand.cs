using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.Ijb;

/// <summary><c>ghostface evaluate ijb</c>: the protocols of the IARPA Janus Benchmarks B and C.</summary>
internal static class IjbCommand
{
    public static Command Create()
    {
        var inputs = new IjbInputs();
        var bunch = new Option<bool>("--bunch", "-B") { Description = "Compare in all eight ways: faces normalised or not (N), weighted by the detector's score or not (D), with or without the mirror image (F). Otherwise N0D1F1 alone." };
        var search = new Option<bool>("--one-to-n", "-N") { Description = "Search the probes in both galleries (1:N) instead of comparing pairs (1:1). Always N0D1F1." };
        var plot = new Option<string[]>("--plot-only", "-P")
        {
            Description = "Evaluate nothing: tell and draw what these result files hold; at least one with labels, or all of 1:N with --one-to-n.",
            HelpName = "FILE...",
            AllowMultipleArgumentsPerToken = true,
        };
        var roc = new ChartOption("--roc", "Also draw the curves, true over false accepts, or true over false identifications with --one-to-n");
        var report = new ReportOption("measures and curves");
        return new GhostCommand(
            "ijb",
            "Measure a model on IJB-B or IJB-C: true accepts at fixed false accepts over pairs of templates (1:1), or how often a probe's person is found in a gallery (1:N). "
            + "Stopped while it embeds the pictures, it goes on there when it is called again.",
            (parsed, context, cancellation) =>
            {
                report.Check(parsed);
                var (chart, variants) = (roc.PathOf(parsed), parsed.GetValue(bunch) ? TemplateVariant.All : [TemplateVariant.Default]);
                return Task.FromResult<object?>(
                    parsed.GetValue(plot) is { Length: > 0 } files ? IjbPlot.Draw(files, parsed.GetValue(search), chart, context, cancellation)
                    : parsed.GetValue(search) ? Search(inputs, parsed, chart, report, context, cancellation)
                    : Compare(inputs, parsed, variants, chart, report, context, cancellation));
            },
            [.. inputs.Options, bunch, search, plot, roc.Option, report.Option]);
    }

    private static IjbVerificationOutput Compare(
        IjbInputs inputs, ParseResult parsed, IReadOnlyList<TemplateVariant> variants, string? chart, ReportOption report, CommandContext context, CancellationToken cancellation)
    {
        var (layout, work) = (inputs.LayoutOf(parsed), inputs.PlanOf(parsed, "11"));
        var faces = IjbFaces.Read(layout, cancellation);
        var pairs = TemplatePairs.Read(layout.TemplatePairs, faces.Templates, cancellation);
        var embeddings = work.Embed(layout, faces, context, cancellation);
        var results = new List<IjbVariantOutput>();
        var comparisons = IjbVerification.Compare(faces.Templates, embeddings, pairs, variants, cancellation).Select(comparison =>
        {
            results.Add(IjbVariantOutput.Of(comparison));
            context.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compared {pairs.Count:N0} pairs, {comparison.Name}"));
            return comparison;
        });
        if (work.Output is { } file) IjbResultFile.Write(file, variants, comparisons, pairs, work.WithLabel, work.WithEmbeddings ? embeddings : null);
        else foreach (var _ in comparisons) { }
        var output = new IjbVerificationOutput(layout.Name, faces.Names.Count, faces.Templates.Ids.Count, pairs.Count, pairs.Same.Count(true), work.Output, results);
        output.Print(context.Out);
        if (chart is not null) RocChart.Of($"ROC on {layout.Name}", [.. results.Select(result => (result.Name, result.Curve))]).Save(chart);
        report.Write(parsed, context, () => IjbReport.Of(output, work.Source));
        work.Finish();
        return output;
    }

    private static IjbIdentificationOutput Search(IjbInputs inputs, ParseResult parsed, string? chart, ReportOption report, CommandContext context, CancellationToken cancellation)
    {
        var (layout, work) = (inputs.LayoutOf(parsed), inputs.PlanOf(parsed, "1N"));
        var faces = IjbFaces.Read(layout, cancellation);
        var lists = IjbSearchLists.Read(layout, faces.Templates, cancellation);
        var embeddings = work.Embed(layout, faces, context, cancellation);
        var identification = IjbIdentification.Search(faces.Templates, embeddings, lists, cancellation);
        if (work.Output is { } file) IjbResultFile.Write(file, identification, work.WithEmbeddings ? embeddings : null);
        var output = IjbIdentificationOutput.Of(layout.Name, faces, identification, work.Output);
        output.Print(context.Out);
        if (chart is not null) IjbReport.Chart(layout.Name, identification).Save(chart);
        report.Write(parsed, context, () => IjbReport.Of(output, identification, work.Source));
        work.Finish();
        return output;
    }
}
