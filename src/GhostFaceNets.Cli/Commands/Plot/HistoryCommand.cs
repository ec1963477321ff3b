using System.CommandLine;
using GhostFaceNets.Training.Runs;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary><c>ghostface plot history</c>: the curves of training runs in one picture.</summary>
internal static class HistoryCommand
{
    public static Command Create()
    {
        var runs = new Argument<string[]>("RUN") { Description = "Run folders, or history.json files.", Arity = ArgumentArity.OneOrMore };
        var output = new PictureOutput("history");
        return new GhostCommand(
            "history",
            "Draw loss, accuracy, learning rate and each evaluation set of training runs over epochs. Several runs come into one picture; "
            + "dashed lines part the stages, and the best value of each curve is written beside it.",
            (parsed, context, _) =>
            {
                var paths = parsed.GetRequiredValue(runs);
                var file = output.PathOf(parsed);
                var drawn = paths.Select(PlottedRun.Read).ToArray();
                if (drawn.DistinctBy(run => run.Name).Count() < drawn.Length) drawn = [.. drawn.Zip(paths, (run, path) => run with { Name = path })];
                HistoryChart.Of(drawn).Save(file);
                context.Out.MarkupLineInterpolated($"{drawn.Length} {(drawn.Length == 1 ? "run" : "runs")} in {file}");
                return Task.FromResult<object?>(new { File = file, Runs = drawn.Select(run => new { run.Name, run.History.Epochs, Lists = run.History.Names }) });
            },
            runs,
            output.File);
    }
}
