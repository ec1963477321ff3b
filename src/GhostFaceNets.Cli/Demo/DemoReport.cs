using System.Globalization;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Reports;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Cli.Demo;

/// <summary>The demo's report: the curves of the training, the verification, the comparisons.</summary>
internal static class DemoReport
{
    public static string Write(RunFolder folder, VerificationRun judged, IReadOnlyList<DemoComparison> comparisons)
    {
        var history = TrainingHistory.Read(folder.History);
        var page = new HtmlReport("GhostFaceNets demo")
            .Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"GhostFaceNetV1 {DemoRecipe.Width}/{DemoRecipe.Stride}, trained on {DemoRecipe.Plan.People} synthetic people with {DemoRecipe.Plan.Images} pictures each and tested on people it never saw."))
            .Heading("Training")
            .Figure(Curve(history, "Loss", "loss", "regular_loss"), "The loss of the margin, and what weight decay adds to it.")
            .Figure(Curve(history, "Accuracy", "accuracy", judged.Set.Name), "Pictures of training put to the right person, and pairs of unseen people told right.");
        VerificationReport.AddTo(page, judged);
        page.Heading("Comparisons with the exported model").Table(
            ["First", "Second", "Truth", "Verdict", "Cosine", "Threshold"],
            [.. comparisons.Select(comparison => new[]
            {
                Path.GetFileName(comparison.First), Path.GetFileName(comparison.Second), comparison.Same ? "same" : "different", comparison.Verdict,
                comparison.Cosine.ToString("F3", CultureInfo.InvariantCulture), comparison.Threshold.ToString("F3", CultureInfo.InvariantCulture),
            })]);
        return page.SaveFolder(folder.Path);
    }

    private static Chart Curve(TrainingHistory history, string title, params IReadOnlyList<string> names) =>
        LineChart.Of(title, "epoch", "", [.. names.Select(history.Line)]);
}
