using GhostFaceNets.Networks;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>How much a run writes.</summary>
internal static class DiskNeed
{
    // The latest, the best, and one that is being written.
    private const int Models = 3;

    /// <summary>Bytes that models and checkpoints take at most, the few beside their numbers left out.</summary>
    public static long Of(Recipe recipe, Network network, int people)
    {
        var backbone = network.Weights.Values.Sum(weight => weight.Shape.Count);
        var centres = people * network.ShapeOf(network.Outputs[0]).Count;
        var sets = recipe.Stages.Where(stage => stage.Loss.Name.NeedsHead()).Select(stage => stage.SubCentres).DefaultIfEmpty().Max();
        var copies = 1 + recipe.Stages.Select(stage => stage.Optimizer ?? recipe.Optimizer).Append(recipe.Optimizer).Max(RecipeOptimizer.Copies);
        // Gradients that wait for more batches.
        if (recipe.Gradients.Accumulate > 1) copies++;
        var others = recipe.Classifier.Name is ClassifierKind.Variational ? 1 : 0;
        if (recipe.Stages.Any(stage => stage.Losses.Any(loss => loss.Name.IsCenter()))) others++;
        var state = (backbone + sets * centres) * copies + others * centres;
        // A checkpoint is complete before an older one is deleted.
        return sizeof(float) * ((recipe.Checkpoints.Keep + 1) * state + Models * backbone);
    }
}
