using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>The network that a run begins with.</summary>
internal static class StartingNetwork
{
    /// <summary>Builds it, or reads it from the file that the recipe names, and marks its L2 decays.</summary>
    /// <exception cref="BadDataException">The file is no model, or not of the size that the recipe says.</exception>
    public static Network Of(Recipe recipe) => WeightDecay.Mark(Unmarked(recipe.Model, recipe.Seed), recipe.WeightDecay);

    private static Network Unmarked(ModelRecipe model, long seed)
    {
        var options = new ArchitectureOptions
        {
            Width = model.Width,
            StemStride = model.Stride,
            EmbeddingSize = model.Embedding,
            InputSize = model.InputSize,
            Head = model.Head,
            Activation = model.Activation,
            Dropout = model.Dropout,
        };
        return Architecture.Build(model.Architecture, options, unchecked((int)seed));
    }
}
