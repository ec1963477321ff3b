using System.CommandLine;
using GhostFaceNets.Synthetic;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data synth</c>: drawn people to train and evaluate with.</summary>
internal static class SynthCommand
{
    public static Command Create()
    {
        var output = new Argument<DirectoryInfo>("OUT") { Description = "A new or empty folder, or one that an interrupted run with the same options left." };
        var people = Count("--people", "People to draw for training, one folder each. Defaults to 300.", 2, SyntheticPlan.MaximalPeople);
        var images = Count("--images", "Pictures of each person. Defaults to 20.", 1, SyntheticPlan.MaximalImages);
        var pairs = Count(
            "--pairs", $"Pairs of other people in {SyntheticDataSet.BinName}, half of them of one person; a multiple of {SyntheticPlan.PairStep}. Defaults to 1000.",
            SyntheticPlan.PairStep, SyntheticPlan.MaximalPairs);
        pairs.Demand(
            count => count % SyntheticPlan.PairStep == 0,
            $"--pairs must be a multiple of {SyntheticPlan.PairStep}: ten folds with as many pairs of same as of different people.");
        var seed = new Option<int>("--seed") { Description = "Chooses the people; the same seed draws the same pictures. Defaults to 0.", HelpName = "S" };
        return new GhostCommand(
            "synth",
            "Draw people who do not exist: a folder of 112 x 112 aligned pictures for each, and a verification .bin of other people. "
            + "Needs no download and no licence. Called again after an interruption, it draws what is missing.",
            async (parsed, context, cancellation) =>
            {
                var folder = parsed.GetRequiredValue(output).FullName;
                var plan = new SyntheticPlan(
                    parsed.GetValue(people) ?? 300, parsed.GetValue(images) ?? 20, parsed.GetValue(pairs) ?? 1000, parsed.GetValue(seed));
                var bin = await Write(folder, plan, context, cancellation);
                context.Out.MarkupLineInterpolated($"{plan.People} people with {plan.Images} pictures each in {folder}");
                context.Out.MarkupLineInterpolated($"{plan.Pairs} pairs of other people in {bin}");
                return new { Folder = folder, plan.People, ImagesPerPerson = plan.Images, Images = (long)plan.People * plan.Images, plan.Pairs, plan.Seed, Bin = bin };
            },
            output, people, images, pairs, seed);
    }

    private static async Task<string> Write(string folder, SyntheticPlan plan, CommandContext context, CancellationToken cancellation)
    {
        var bin = "";
        await context.Progress.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("drawing people", maxValue: (double)plan.People * plan.Images);
                bin = await SyntheticDataSet.WriteAsync(folder, plan, () => task.Increment(1), cancellation);
            });
        return bin;
    }

    private static Option<int?> Count(string name, string description, int least, int most)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Demand(value => value >= least && value <= most, $"{name} must lie in {least} .. {most}.");
        return option;
    }
}
