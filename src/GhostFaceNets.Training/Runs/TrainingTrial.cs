using System.Diagnostics;
using GhostFaceNets.Networks;
using GhostFaceNets.Training.Recipes;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>Finds out what a recipe would run, how long it would take and in how much memory: opens everything, trains on a
/// few batches, and writes nothing.</summary>
public static class TrainingTrial
{
    private const int MostBatches = 10;
    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(10);

    /// <summary>Tries a recipe: one batch to warm up, then ten, or as many as ten seconds hold, with the clock running.</summary>
    /// <exception cref="BadDataException">The data set, an evaluation set or a model file is not what it should be.</exception>
    /// <exception cref="NonFiniteException">The loss is not finite.</exception>
    /// <exception cref="NotSupportedException">The device is absent.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrainingForecast Run(Recipe recipe, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var setup = TrainingSetup.ForTrial(recipe);
        using var teacher = setup.Teacher;
        using var state = setup.Begin();
        var (batches, time, mining) = Time(setup, state, cancellation);
        var plan = setup.Plan;
        var speed = batches * recipe.BatchSize / time.TotalSeconds;
        var count = NetworkCount.Of(setup.Model.Network);
        using var program = Process.GetCurrentProcess();
        return new(
            setup.DataName,
            setup.People,
            setup.Images,
            [.. recipe.Stages.Select((stage, i) => Stage(plan, stage, recipe.Stages.Take(i).Sum(before => before.Epochs)))],
            plan.Epochs,
            plan.Steps,
            recipe.BatchSize,
            [.. recipe.Evaluation.Select(set => set.Title)],
            setup.Model.Network.Name,
            count.TrainableParameters,
            state.Head?.parameters().Sum(parameter => parameter.numel()) ?? 0,
            count.Macs,
            setup.DiskBytes,
            program.PeakWorkingSet64,
            batches,
            speed,
            (double)plan.Epochs * plan.Steps * recipe.BatchSize / speed + plan.Epochs * mining.TotalSeconds);
    }

    private static StageForecast Stage(TrainingPlan plan, StageRecipe stage, int begin) => new(
        RecipeBinder.WordOf(stage.Loss.Name),
        stage.Epochs,
        stage.HeadOnly,
        plan.RateAt(begin, 0),
        plan.RateAt(begin + stage.Epochs - 1, plan.Steps - 1));

    private static (int Batches, TimeSpan Time, TimeSpan Mining) Time(TrainingSetup setup, TrainingState state, CancellationToken cancellation)
    {
        torch.set_num_threads(setup.Threads);
        var training = new BatchTraining(state, setup.Recipe, setup.Plan, setup.Teacher, setup.InputSize);
        var miner = setup.SmallMiner(MostBatches * setup.Recipe.BatchSize);
        using var loader = new RunBatches(setup, state, miner);
        var watch = Stopwatch.StartNew();
        loader.EnterEpoch(cancellation);
        var mining = miner is null ? TimeSpan.Zero : watch.Elapsed * setup.Miner!.Anchors / miner.Anchors;
        watch.Restart();
        var batches = 0;
        // Triplets are mined for one epoch.
        var isOne = setup.Plan.Steps * (miner is null ? (long)setup.Plan.Epochs : 1) == 1;
        for (var isWarm = false; batches < MostBatches && watch.Elapsed < s_enough && loader.Next(cancellation) is { } batch; isWarm = true)
        {
            cancellation.ThrowIfCancellationRequested();
            training.Step(batch, setup.Plan.RateAt(batch.Epoch, batch.Step));
            if (isWarm) batches++;
            else if (isOne) batches = 1;
            else watch.Restart();
        }

        return (batches, watch.Elapsed, mining);
    }
}
