using System.Globalization;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Files;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary>A verification as a page, with its curves and hardest pairs also as files beside it.</summary>
internal static class VerificationReport
{
    public const string FileName = "report.html";

    private const int SheetPairs = 16;

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

    /// <summary>Writes the page and the files.</summary>
    public static void Write(string folder, VerificationRun run, string model) =>
        AddTo(new HtmlReport($"Verification of {run.Set.Name}").Paragraph($"Model: {Path.GetFileName(model)}"), folder, run)
            .Save(Path.Combine(folder, FileName));

    /// <summary>Adds the verification to a page whose files lie in a folder.</summary>
    public static HtmlReport AddTo(HtmlReport page, string folder, VerificationRun run)
    {
        var roc = RocChart.Of("True accepts over false accepts", (run.Set.Name, RocCurve.Of(run.Scores.Values, run.Scores.Same)));
        var histogram = ScoreHistogram.Of("Cosines", run.Scores, run.Result.Threshold);
        roc.Save(Path.Combine(folder, "roc.png"));
        roc.Save(Path.Combine(folder, "roc.svg"));
        histogram.Save(Path.Combine(folder, "cosines.png"));
        histogram.Save(Path.Combine(folder, "cosines.svg"));
        page.Heading($"Verification of {run.Set.Name}")
            .Table(["Measure", "Value"], [.. Rows(run.Result).Select(row => new[] { row.Measure, row.Value })])
            .Heading("Curves")
            .Figure(roc, "The share of pairs of one person that are accepted, over the share of pairs of two people that are.")
            .Figure(histogram, "How alike pairs of one person and pairs of two people look to the model.")
            .Heading("Hardest pairs");
        AddSheet(page, folder, run, same: true, "hardest-same.png", "One person, least alike. The number is the cosine.");
        AddSheet(page, folder, run, same: false, "hardest-different.png", "Two people, most alike. The number is the cosine.");
        if (run.SkippedPictures.Count > 0)
        {
            page.Heading("Pictures without a face")
                .Paragraph(Text($"{run.SkippedPairs} pairs with these {run.SkippedPictures.Count} pictures are left out: {string.Join(", ", run.SkippedPictures)}."));
        }

        return page;
    }

    private static void AddSheet(HtmlReport page, string folder, VerificationRun run, bool same, string file, string caption)
    {
        PairSheetEntry[] entries = [.. HardestPairs.Find(run.Scores, same, SheetPairs).Select(pair => Entry(run, pair))];
        if (entries.Length == 0) return;
        var png = PairSheet.Draw(entries);
        AtomicFile.Write(Path.Combine(folder, file), stream => stream.Write(png));
        page.Picture(png, caption);
    }

    private static PairSheetEntry Entry(VerificationRun run, int measured)
    {
        var pair = run.Set.Pairs[run.MeasuredPairs[measured]];
        string Name(int picture) => Path.GetFileNameWithoutExtension(run.Set.Pictures[picture]);
        return new(run.Set.Load(pair.First)!, run.Set.Load(pair.Second)!, Text($"{run.Scores.Values[measured]:F3}"), $"{Name(pair.First)}, {Name(pair.Second)}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
