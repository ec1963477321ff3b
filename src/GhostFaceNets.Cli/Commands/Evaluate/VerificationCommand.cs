using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Files;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary><c>ghostface evaluate verification</c>: do two pictures show the same person, over thousands of pairs.</summary>
internal static class VerificationCommand
{
    public static Command Create()
    {
        var model = new ModelSelection();
        var inputs = new VerificationInputs();
        var noFlip = new Option<bool>("--no-flip") { Description = "Embed each face alone, without adding its mirror image: twice as fast, slightly less accurate." };
        var report = new ReportOption();
        var save = new ResultOption();
        var list = new Option<string?>("--pair-list") { Description = "Also write each pair with its score as a CSV file: first,second,same,cosine.", HelpName = "FILE" };
        var pca = new Option<int?>("--pca")
        {
            Description = "Also measure the ten-fold accuracy after a principal component analysis of the training folds that keeps this many components.",
            HelpName = "N",
        };
        return new GhostCommand(
            "verification",
            "Measure how often a model tells rightly whether two pictures show the same person: accuracy, ten-fold accuracy, AUC, EER, and true accepts at fixed false accepts.",
            (parsed, context, cancellation) =>
            {
                report.Check(parsed);
                save.Check(parsed);
                if (parsed.GetValue(list) is { } wanted) AtomicFile.EnsureWritable(wanted);
                using var embedder = model.Open(parsed);
                var components = parsed.GetValue(pca);
                if (components < 1 || components > embedder.EmbeddingSize) throw new UsageException($"--pca keeps 1 to {embedder.EmbeddingSize} components of this model's embeddings");
                var (set, detector) = inputs.Open(parsed, embedder.InputSize);
                using var _ = detector;
                var flip = !parsed.GetValue(noFlip);
                var run = WorkProgress.Run(context, "embedding", set.Pictures.Count, progress => VerificationRun.Of(set, embedder, flip, progress, cancellation));
                var reduced = components is { } count ? PcaAccuracy.Of(run.Embeddings, run.Scores.Same, count, cancellation) : null;
                Print(run, context);
                if (reduced is not null) context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ten-fold accuracy after PCA to {components} components: {reduced.Mean:F6} ± {reduced.Deviation:F6}"));
                save.Write(parsed, $"{Path.GetFileNameWithoutExtension(model.PathOf(parsed))} {set.Name}", run.Scores);
                if (parsed.GetValue(list) is { } csv) PairListFile.Write(csv, run.MeasuredPairs.Zip(run.Scores.Values, (pair, score) => Named(set, pair, score)));
                report.Write(parsed, context, () => VerificationReport.Of(run, embedder.Model, model.PathOf(parsed), flip));
                return Task.FromResult<object?>(VerificationOutput.Of(run, model.PathOf(parsed)).Timed(embedder) with { PcaComponents = components, PcaTenFoldMean = reduced?.Mean, PcaTenFoldStd = reduced?.Deviation });
            },
            [.. model.Options, .. inputs.Options, noFlip, pca, save.Option, list, report.Option]);
    }

    private static (string First, string Second, bool Same, double Score) Named(VerificationSet set, int index, double score)
    {
        var pair = set.Pairs[index];
        return (set.Pictures[pair.First], set.Pictures[pair.Second], pair.Same, score);
    }

    private static void Print(VerificationRun run, CommandContext context)
    {
        var result = run.Result;
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        context.Out.WriteLine(Text(
            $"{run.Set.Name}: max accuracy {result.MaxAccuracy:F6}, threshold {result.Threshold:F6}, ten-fold {result.TenFoldMean:F6} ± {result.TenFoldStd:F6}"));
        var table = new Table().Border(TableBorder.Simple).AddColumn("measure").AddColumn("value");
        foreach (var (measure, value) in VerificationReport.Rows(result)) table.AddRow(Markup.Escape(measure), Markup.Escape(value));
        context.Out.Write(table);
        if (run.SkippedPictures.Count == 0) return;
        context.Out.WriteLine(Text($"{run.SkippedPictures.Count} pictures without a face; {run.SkippedPairs} pairs with them are left out:"));
        foreach (var picture in run.SkippedPictures) context.Out.WriteLine($"  {picture}");
    }
}
