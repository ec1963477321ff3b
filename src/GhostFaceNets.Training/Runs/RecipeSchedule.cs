using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Schedules;

namespace GhostFaceNets.Training.Runs;

/// <summary>Makes the schedule that a recipe names.</summary>
internal static class RecipeSchedule
{
    private const double RestartHeight = 0.5;
    private const double ExponentPerEpoch = 0.05;

    /// <summary>For a run of so many epochs, those of the head alone left out.</summary>
    public static ILearningRateSchedule Of(ScheduleRecipe recipe, int epochs)
    {
        ILearningRateSchedule schedule = recipe.Name switch
        {
            ScheduleKind.Cosine => new CosineSchedule
            {
                BaseRate = recipe.Base,
                FirstPeriod = recipe.Period ?? Math.Max(1, epochs - recipe.Warmup),
                MinimumRate = recipe.Minimum,
                RestartFactor = recipe.Decay ?? RestartHeight,
                PeriodFactor = recipe.PeriodFactor,
                WarmUpEpochs = recipe.Warmup,
                CooldownEpochs = recipe.Cooldown,
            },
            ScheduleKind.Exponential => new ExponentialSchedule(recipe.Base, recipe.Decay ?? ExponentPerEpoch, recipe.Minimum, recipe.Warmup),
            ScheduleKind.Listed => new ListedSchedule(recipe.Base, recipe.Decay!.Value, [.. recipe.Epochs], recipe.Warmup),
            _ => throw new NotSupportedException($"The schedule '{recipe.Name}' cannot be trained with."),
        };
        return recipe.Epochwise ? new EpochwiseSchedule(schedule) : schedule;
    }
}
