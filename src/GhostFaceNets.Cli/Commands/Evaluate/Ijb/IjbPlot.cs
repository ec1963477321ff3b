using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate.Ijb;

/// <summary><c>--plot-only</c>: tables and curves of result files, without any evaluation.</summary>
internal static class IjbPlot
{
    /// <summary>What <c>--json</c> writes.</summary>
    internal sealed record Output(string? Chart, IReadOnlyList<IjbVariantOutput>? Variants, IReadOnlyList<string>? Searches);

    public static Output Draw(IReadOnlyList<string> files, bool search, string? chart, CommandContext context, CancellationToken cancellation)
    {
        // As the reference takes them: a.npz, b.npz
        string[] paths = [.. files.Select(file => file.Trim(',', ' ')).Where(file => file.Length > 0)];
        if (Array.Find(paths, path => !File.Exists(path)) is { } absent) throw new BadDataException(absent, "there is no such file.");
        return search ? Searches(paths, chart) : Pairs(paths, chart, context, cancellation);
    }

    private static Output Pairs(string[] paths, string? chart, CommandContext context, CancellationToken cancellation)
    {
        var variants = new List<IjbVariantOutput>();
        foreach (var result in ScoreFile.Read(paths))
        {
            cancellation.ThrowIfCancellationRequested();
            variants.Add(IjbVariantOutput.Of(result.File, result.Name, RocCurve.Of(result.Scores.Values, result.Scores.Same)));
        }

        IjbVerificationOutput.PrintRates(context.Out, variants);
        if (chart is not null) RocChart.Of("ROC", [.. variants.Select(variant => (variant.Name, variant.Curve))]).Save(chart);
        return new(chart, variants, null);
    }

    private static Output Searches(string[] paths, string? chart)
    {
        if (chart is null) throw new UsageException("name the picture to draw with --roc FILE.");
        LineSeries[] lines = [.. paths.Select(IjbResultFile.ReadSearch).Select(search => new LineSeries(search.Name, search.FalseRates, search.TrueRates))];
        IdentificationChart.Of("Identification", lines).Save(chart);
        return new(chart, null, [.. lines.Select(line => line.Name)]);
    }
}
