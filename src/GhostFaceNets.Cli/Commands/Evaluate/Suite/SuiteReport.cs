using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Recognition;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate.Suite;

/// <summary>The evaluation on several sets as a report.</summary>
internal static class SuiteReport
{
    public static HtmlReport Of(string file, FaceModel model, bool flip, IReadOnlyCollection<VerificationRun> runs, IReadOnlyDictionary<string, string> broken)
    {
        var page = new HtmlReport($"Verification of {Path.GetFileNameWithoutExtension(file)}")
            .Facts([.. EvaluationSections.Model(file, model), ("Mirror image added", flip ? "yes" : "no")])
            .Heading("Measures")
            .Table(SuiteTables.Columns, [.. runs.Select(run => SuiteTables.Row(run.Set.Name, run.Result))]);
        foreach (var (set, problem) in broken) page.Paragraph($"{Path.GetFileName(set)} is left out: {problem}");
        return runs.Count == 0 ? page : page.Curves([.. runs.Select(run => (run.Set.Name, RocCurve.Of(run.Scores.Values, run.Scores.Same)))]);
    }
}
