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
        var schedule = recipe.Schedule;
        _schedule = new CosineSchedule
        {
            BaseRate = schedule.Base,
            FirstPeriod = schedule.Period ?? Math.Max(1, Epochs - schedule.Warmup),
            MinimumRate = schedule.Minimum,
            RestartFactor = schedule.Decay,
            WarmUpEpochs = schedule.Warmup,
            CooldownEpochs = schedule.Cooldown,
        };
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

    /// <summary>The loss of a stage.</summary>
    public LossRecipe LossOf(int stage) => _recipe.Stages[stage].Loss;

    /// <summary>Whether a stage leaves the backbone as it is.</summary>
    public bool IsHeadOnly(int stage) => _recipe.Stages[stage].HeadOnly;

    /// <summary>The optimizer of a stage: the last one named up to there.</summary>
    public OptimizerRecipe OptimizerOf(int stage) =>
        _recipe.Stages.Take(stage + 1).LastOrDefault(each => each.Optimizer is not null)?.Optimizer ?? _recipe.Optimizer;

    /// <summary>Whether a stage begins with another optimizer than the one before had.</summary>
    public bool ChangesOptimizer(int stage) => _recipe.Stages[stage].Optimizer is not null;

    /// <summary>The learning rate of a batch.</summary>
    public double RateAt(int epoch, int step) => _schedule.RateAt(epoch, step, Steps);
}
