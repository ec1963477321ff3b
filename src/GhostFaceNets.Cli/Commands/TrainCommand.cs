using System.CommandLine;
using GhostFaceNets.Cli.Training;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface train</c>: trains a network as a recipe says.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var recipe = new Argument<FileInfo>("RECIPE") { Description = "The recipe, a YAML file; recipes/ holds some to begin with." };
        var set = new Option<string[]>("--set")
        {
            Description = "Replaces a value of the recipe, e.g. --set schedule.base=0.05 --set stages.0.epochs=3 (lists count from 0). May be repeated.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        };
        var run = new Option<DirectoryInfo?>("--run")
        {
            Description = "The folder for models, history, log and checkpoints. Defaults to runs/ and the recipe's name.",
            HelpName = "DIR",
        };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in that folder where it was last saved." };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Print what would run, train on a few batches to see how long it would take and in how much memory, and write nothing.",
        };
        return new GhostCommand(
            "train",
            "Train a network as a recipe says. Ctrl+C saves and ends after the present batch, n and Enter after the present epoch; "
            + "--resume goes on from there, as it does after a crash.",
            (parsed, context, cancellation) =>
            {
                var file = parsed.GetRequiredValue(recipe);
                var read = RecipeFile.Read(file.ToString(), parsed.GetRequiredValue(set));
                if (parsed.GetValue(dryRun)) return Task.FromResult<object?>(Try(read, context, cancellation));
                var folder = parsed.GetValue(run)?.ToString() ?? Path.Combine("runs", Path.GetFileNameWithoutExtension(file.Name));
                return Task.FromResult<object?>(Train(read, new RunFolder(folder), parsed.GetValue(resume), context, cancellation));
            },
            recipe,
            set,
            run,
            resume,
            dryRun);
    }

    private static TrainingForecast Try(Recipe recipe, CommandContext context, CancellationToken cancellation)
    {
        context.Progress.WriteLine("training on a few batches to see how long it takes; nothing is written");
        var forecast = TrainingTrial.Run(recipe, cancellation);
        context.Out.Write(ForecastTable.Of(forecast));
        return forecast;
    }

    private static TrainingResult Train(Recipe recipe, RunFolder folder, bool resume, CommandContext context, CancellationToken cancellation)
    {
        if (folder.HasRun && !resume)
        {
            throw new UsageException($"there is a run in {folder.Path} already: add --resume to go on with it, or name another folder with --run.");
        }

        var stop = new StopRequest();
        using var progress = TrainingDisplay.For(context, TimeProvider.System);
        var options = new TrainerOptions { Observers = [progress], Stop = stop };
        using var trainer = folder.HasRun ? Trainer.Resume(recipe, folder, options) : Trainer.Start(recipe, folder, options);
        StopKey.Watch(StopKey.Input(), () =>
        {
            stop.AfterEpoch();
            progress.OnRemark("stopping after this epoch");
        });
        var result = trainer.Run(cancellation);
        progress.Dispose();
        context.Out.WriteLine($"{result.Epochs} of {result.PlannedEpochs} epochs done; the run is in {result.Run}");
        return result;
    }
}
