using System.Globalization;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Recognition;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary>A verification as a report.</summary>
internal static class VerificationReport
{
    /// <summary>The measures as text, the most asked for first.</summary>
    public static IEnumerable<(string Measure, string Value)> Rows(VerificationResult result)
    {
        yield return ("pairs", Text($"{result.Pairs} ({result.SamePairs} of one person)"));
        yield return ("max accuracy", Text($"{result.MaxAccuracy:F4} above cosine {result.Threshold:F4}"));
        yield return ("max accuracy, all thresholds tried", Text($"{result.ExactMaxAccuracy:F4} above cosine {result.ExactThreshold:F4}"));
        yield return ("ten-fold accuracy", Text($"{result.TenFoldMean:F4} ± {result.TenFoldStd:F4}"));
        yield return ("VAL at FAR 1e-3", Text($"{result.ValMean:F4} ± {result.ValStd:F4} (FAR {result.ValFar:F4})"));
        yield return ("area under the curve", result.Auc is { } area ? Text($"{area:F5}") : "needs pairs of both kinds");
        yield return ("equal error rate", result.Eer is { } error ? Text($"{error:F4}") : "needs pairs of both kinds");
        foreach (var (far, tar) in result.TarAtFar) yield return ($"TAR at FAR {far}", Text($"{tar:F4}"));
    }

    /// <summary>The whole report.</summary>
    public static HtmlReport Of(VerificationRun run, FaceModel model, string file, bool flip) => AddTo(
        new HtmlReport($"Verification of {run.Set.Name}").Facts([
            .. EvaluationSections.Model(file, model),
            ("Set", run.Set.Name),
            ("Pictures", Text($"{run.Set.Pictures.Count:N0}")),
            ("Pairs", Text($"{run.Scores.Count:N0}")),
            ("Mirror image added", flip ? "yes" : "no")]),
        run);

    /// <summary>Adds the verification to a report.</summary>
    public static HtmlReport AddTo(HtmlReport page, VerificationRun run)
    {
        page.Heading("Measures")
            .Table(["Measure", "Value"], [.. Rows(run.Result).Select(row => new[] { row.Measure, row.Value })])
            .Curves((run.Set.Name, RocCurve.Of(run.Scores.Values, run.Scores.Same)))
            .Scores(run.Scores, run.Result.Threshold)
            .HardestPairs(run.Scores, pair => Entry(run, pair), run.Result.Threshold);
        if (run.SkippedPictures.Count == 0) return page;
        return page.Heading("Pictures without a face")
            .Paragraph(Text($"{run.SkippedPairs} pairs with these {run.SkippedPictures.Count} pictures are left out: {string.Join(", ", run.SkippedPictures)}."));
    }

    private static PairSheetEntry Entry(VerificationRun run, int measured)
    {
        var pair = run.Set.Pairs[run.MeasuredPairs[measured]];
        string Name(int picture) => Path.GetFileNameWithoutExtension(run.Set.Pictures[picture]);
        return new(run.Set.Load(pair.First)!, run.Set.Load(pair.Second)!, Text($"{run.Scores.Values[measured]:F3}"), $"{Name(pair.First)}, {Name(pair.Second)}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
