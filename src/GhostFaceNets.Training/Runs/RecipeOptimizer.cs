using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>Makes the optimizer that a recipe names.</summary>
internal static class RecipeOptimizer
{
    private const int RangerPeriod = 6;

    /// <summary>Without state yet.</summary>
    public static TrainingOptimizer Of(OptimizerRecipe recipe, IReadOnlyList<NamedParameter> parameters, double rate)
    {
        var optimizer = Plain(recipe, parameters, rate);
        if (Period(recipe) is > 0 and var period) optimizer = new Lookahead(optimizer, period, recipe.LookaheadShare);
        return recipe.Sam > 0 ? new Sam(optimizer, recipe.Sam) : optimizer;
    }

    /// <summary>Whether what two optimizers remember of gradients means the same.</summary>
    public static bool HaveOneState(OptimizerRecipe one, OptimizerRecipe other) => IsSgd(one) == IsSgd(other);

    /// <summary>Numbers that its state has for each number of a weight.</summary>
    public static int Copies(OptimizerRecipe recipe) => (IsSgd(recipe) ? recipe.Momentum == 0 ? 0 : 1 : 2) + (Period(recipe) > 0 ? 1 : 0);

    private static int Period(OptimizerRecipe recipe) => recipe.Lookahead > 0 ? recipe.Lookahead : recipe.Name is OptimizerKind.Ranger ? RangerPeriod : 0;

    private static bool IsSgd(OptimizerRecipe recipe) => recipe.Name is OptimizerKind.Sgd or OptimizerKind.SgdW;

    private static TrainingOptimizer Plain(OptimizerRecipe recipe, IReadOnlyList<NamedParameter> parameters, double rate)
    {
        var adam = new AdamOptions(recipe.Beta1, recipe.Beta2, recipe.Epsilon);
        return recipe.Name switch
        {
            OptimizerKind.Sgd => new Sgd(parameters, rate, recipe.Momentum, recipe.Nesterov),
            OptimizerKind.SgdW => new SgdW(parameters, rate, recipe.Decay, recipe.Momentum, recipe.Nesterov),
            OptimizerKind.Adam => new Adam(parameters, rate, adam),
            OptimizerKind.AdamW => new AdamW(parameters, rate, recipe.Decay, adam),
            OptimizerKind.RAdam => new RAdam(parameters, rate, recipe.Decay, adam),
            OptimizerKind.Ranger => new RAdam(parameters, rate, recipe.Decay, adam, centralizeGradients: recipe.Centralize),
            _ => throw new NotSupportedException($"The optimizer '{recipe.Name}' cannot be trained with."),
        };
    }
}
