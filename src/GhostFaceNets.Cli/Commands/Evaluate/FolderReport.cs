using System.Globalization;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary>The evaluation of a folder as a report.</summary>
internal static class FolderReport
{
    private const int PairsOfEachKind = 16;

    public static HtmlReport Of(string name, FolderInputs.Opened data, FolderEvaluation evaluation, FolderOutput output, CancellationToken cancellation)
    {
        var threshold = MaximumAccuracy.Exact(evaluation.Scores).Threshold;
        var page = new HtmlReport($"People of {name}")
            .Facts([.. data.Facts, ("Pictures", Text($"{output.Images:N0}")), ("People", Text($"{output.People:N0}"))])
            .Paragraph("Each picture is compared with the centre of each person: the direction of the sum of the person's embeddings.")
            .Heading("Measures")
            .Table(["Measure", "Value"], [.. Rows(output).Select(row => new[] { row.Measure, row.Value })])
            .Curves((name, evaluation.Curve))
            .Scores(evaluation.Scores, threshold);
        if (data.FaceOf is null) return page.Paragraph("The hardest pairs are shown where the pictures are evaluated, not their saved embeddings.");
        var hardest = HardPairs.Choose(data.Faces, PairsOfEachKind, folds: 1, cancellation);
        if (hardest.Count == 0) return page;
        var scores = new PairScores([.. hardest.Select(pair => pair.Score)], [.. hardest.Select(pair => pair.Same)]);
        return page.HardestPairs(scores, pair => Entry(data, hardest[pair]), count: PairsOfEachKind);
    }

    private static IEnumerable<(string Measure, string Value)> Rows(FolderOutput output)
    {
        yield return ("accuracy by the nearest person", Text($"{output.Accuracy:F4}"));
        yield return ("without the picture itself in its centre", output.LeaveOneOutAccuracy is { } accuracy ? Text($"{accuracy:F4}") : "needs a person with two pictures");
        yield return ("area under the curve", output.Auc is { } area ? Text($"{area:F5}") : "needs two people");
        yield return ("equal error rate", output.Eer is { } error ? Text($"{error:F4}") : "needs two people");
        foreach (var (far, tar) in output.TarAtFar) yield return ($"TAR at FAR {far}", Text($"{tar:F4}"));
    }

    private static PairSheetEntry Entry(FolderInputs.Opened data, ScoredPair pair)
    {
        string Name(int image) => $"{Path.GetFileName(Path.GetDirectoryName(data.Faces.Names[image]))}/{Path.GetFileNameWithoutExtension(data.Faces.Names[image])}";
        return new(data.FaceOf!(pair.First), data.FaceOf(pair.Second), Text($"{pair.Score:F3}"), $"{Name(pair.First)}, {Name(pair.Second)}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
