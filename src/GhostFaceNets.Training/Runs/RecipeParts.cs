using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>Makes what a recipe names.</summary>
internal static class RecipeParts
{
    /// <summary>A loss.</summary>
    public static ClassificationLoss Loss(LossRecipe recipe) => recipe.Name switch
    {
        LossKind.Arcface => new ArcFace(m2: recipe.Margin ?? 0.5, scale: recipe.Scale, labelSmoothing: recipe.LabelSmoothing),
        LossKind.Cosface => new CosFace(recipe.Margin ?? 0.35, recipe.Scale, recipe.LabelSmoothing),
        _ => throw new NotSupportedException($"The loss '{recipe.Name}' cannot be trained with."),
    };

    /// <summary>An optimizer without state.</summary>
    public static TrainingOptimizer Optimizer(OptimizerRecipe recipe, IReadOnlyList<NamedParameter> parameters, double rate) => recipe.Name switch
    {
        OptimizerKind.Sgd => new Sgd(parameters, rate, recipe.Momentum, recipe.Nesterov),
        _ => throw new NotSupportedException($"The optimizer '{recipe.Name}' cannot be trained with."),
    };
}
