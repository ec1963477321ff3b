using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Schedules;

namespace GhostFaceNets.Training.Runs;

/// <summary>When what happens in a run, epochs counted over all stages.</summary>
internal sealed class TrainingPlan
{
    private readonly Recipe _recipe;
    private readonly ILearningRateSchedule _schedule;

    public TrainingPlan(Recipe recipe, int steps)
    {
        (_recipe, Steps) = (recipe, steps);
        Epochs = recipe.Stages.Sum(stage => stage.Epochs);
        var trained = recipe.Stages.Where(stage => !stage.HeadOnly).Sum(stage => stage.Epochs);
        _schedule = RecipeSchedule.Of(recipe.Schedule, trained > 0 ? trained : Epochs);
    }

    /// <summary>Epochs of all stages.</summary>
    public int Epochs { get; }

    /// <summary>Batches in an epoch.</summary>
    public int Steps { get; }

    /// <summary>The stage that an epoch belongs to.</summary>
    public int StageOf(int epoch)
    {
        var stage = 0;
        for (var end = _recipe.Stages[0].Epochs; epoch >= end && stage < _recipe.Stages.Count - 1; end += _recipe.Stages[++stage].Epochs)
        {
        }

        return stage;
    }

    /// <summary>Whether a stage begins at a place.</summary>
    public bool IsStageStart(TrainingPosition position) =>
        position.Step == 0 && (position.Epoch == 0 || StageOf(position.Epoch) != StageOf(position.Epoch - 1));

    /// <summary>Whether a stage leaves the backbone as it is.</summary>
    public bool IsHeadOnly(int stage) => _recipe.Stages[stage].HeadOnly;

    /// <summary>The optimizer of a stage: the last one named up to there.</summary>
    public OptimizerRecipe OptimizerOf(int stage) =>
        _recipe.Stages.Take(stage + 1).LastOrDefault(each => each.Optimizer is not null)?.Optimizer ?? _recipe.Optimizer;

    /// <summary>Whether a stage begins with another optimizer than the one before had.</summary>
    public bool ChangesOptimizer(int stage) => _recipe.Stages[stage].Optimizer is not null;

    /// <summary>The learning rate of a batch.</summary>
    public double RateAt(int epoch, int step) => _schedule.RateAt(ScheduleEpoch(epoch), step, Steps);

    // A stage of the head alone has the schedule for itself, and the others do not count it.
    private int ScheduleEpoch(int epoch)
    {
        var stage = StageOf(epoch);
        var headOnly = IsHeadOnly(stage);
        return epoch - _recipe.Stages.Take(stage).Where(before => headOnly || before.HeadOnly).Sum(before => before.Epochs);
    }
}
