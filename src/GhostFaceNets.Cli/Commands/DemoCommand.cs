using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Cli.Demo;
using GhostFaceNets.Cli.Training;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Synthetic;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface demo</c>: the whole path, from drawn people to a verified face and a report.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var run = new Option<DirectoryInfo?>("--run")
        {
            Description = "A new folder for everything that the demo makes. Defaults to runs/demo, or runs/demo-2 ... where that exists.",
            HelpName = "DIR",
        };
        return new GhostCommand(
            "demo",
            "See the whole path in a few minutes, without any download: draws synthetic people, trains a small GhostFaceNetV1 on them, "
            + "evaluates it on people it never saw, exports it, compares pictures with the exported model, and writes report.html.",
            async (parsed, context, cancellation) => await Run(FreeFolder(parsed.GetValue(run)?.FullName), context, cancellation),
            run);
    }

    private static async Task<object?> Run(RunFolder folder, CommandContext context, CancellationToken cancellation)
    {
        context.Out.MarkupLineInterpolated($"[bold]1[/] Drawing {DemoRecipe.Plan.Pairs:N0} pairs of people for the test; those for training are drawn as they are needed.");
        var bin = Path.Combine(folder.Path, "unseen.bin");
        await SyntheticDataSet.WritePairsAsync(bin, DemoRecipe.Plan, cancellation);

        context.Out.MarkupLineInterpolated($"[bold]2[/] Training GhostFaceNetV1 {DemoRecipe.Width}/{DemoRecipe.Stride} on {DemoRecipe.Plan.People} people with {DemoRecipe.Plan.Images} pictures each.");
        var trained = Train(DemoRecipe.For(bin), folder, context, cancellation);

        context.Out.MarkupLine("[bold]3[/] Evaluating the exported model on people it never saw.");
        var model = Path.Combine(folder.Path, "model.onnx");
        using var embedder = new Embedder(ModelFile.Load(trained.BestModel!), new AutomaticBackend());
        var judged = VerificationRun.Of(VerificationSet.FromBin(bin), embedder, cancellation: cancellation);
        var card = DemoRecipe.Card(embedder.Model.Card, judged);
        ModelFile.Save(model, embedder.Model with { Card = card });

        context.Out.MarkupLine("[bold]4[/] Comparing pictures with it.");
        var comparisons = Compare(model, folder, cancellation);
        foreach (var comparison in comparisons) context.Out.MarkupLineInterpolated($"  {comparison}");

        var report = DemoReport.Write(folder, judged, comparisons);
        context.Out.MarkupLineInterpolated($"[bold]{judged.Result.MaxAccuracy:P2}[/] of {judged.Result.Pairs:N0} pairs of unseen people are told right.");
        context.Out.MarkupLineInterpolated($"Report: {report}\nModel:  {model}\nTry:    ghostface compare A B --aligned --model {model}");
        return new
        {
            Run = folder.Path,
            Report = report,
            Model = model,
            judged.Result.Pairs,
            judged.Result.MaxAccuracy,
            judged.Result.Threshold,
            judged.Result.Auc,
            TrainingSeconds = trained.Seconds,
            Comparisons = comparisons,
        };
    }

    private static TrainingResult Train(Recipe recipe, RunFolder folder, CommandContext context, CancellationToken cancellation)
    {
        using var display = TrainingDisplay.For(context, TimeProvider.System);
        using var trainer = Trainer.Start(recipe, folder, new TrainerOptions { Observers = [display] });
        return trainer.Run(cancellation);
    }

    private static IReadOnlyList<DemoComparison> Compare(string model, RunFolder folder, CancellationToken cancellation)
    {
        using var embedder = new Embedder(ModelFile.Load(model), new AutomaticBackend());
        var rule = MatchRule.Choose(embedder.Model.Card);
        return [.. DemoRecipe.Comparisons().Select(pair =>
        {
            cancellation.ThrowIfCancellationRequested();
            var (first, second) = (Path.Combine(folder.Path, "compare", pair.First + ".png"), Path.Combine(folder.Path, "compare", pair.Second + ".png"));
            PictureFile.WritePng(first, pair.A);
            PictureFile.WritePng(second, pair.B);
            var rows = embedder.Embed([PictureFile.Read(first), PictureFile.Read(second)], flip: true, cancellation);
            var cosine = Cosine.Of(rows[0], rows[1]);
            return new DemoComparison(first, second, pair.Same, cosine, rule.Threshold, rule.IsMatch(cosine) ? "same" : "different");
        })];
    }

    private static RunFolder FreeFolder(string? asked)
    {
        if (asked is not null)
        {
            return Path.Exists(asked) ? throw new UsageException($"'{asked}' exists already; name a new folder with --run.") : new RunFolder(asked);
        }

        var first = Path.Combine("runs", "demo");
        var paths = Enumerable.Range(2, int.MaxValue - 2).Select(number => string.Create(CultureInfo.InvariantCulture, $"{first}-{number}")).Prepend(first);
        return new RunFolder(paths.First(path => !Path.Exists(path)));
    }
}
