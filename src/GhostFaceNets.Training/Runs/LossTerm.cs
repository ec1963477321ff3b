using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>One of the losses that a stage adds up.</summary>
/// <param name="Name">Its key in the stage.</param>
/// <param name="Weight">Multiplies it.</param>
/// <param name="Owner">Holds its state; null where it has none.</param>
/// <param name="PerSample">Its values, one a sample, without the weight.</param>
internal sealed record LossTerm(string Name, double Weight, ITensorState? Owner, Func<LossInput, torch.Tensor> PerSample) : IDisposable
{
    /// <summary>Makes the loss that a recipe names.</summary>
    public static LossTerm Of(string name, double weight, LossRecipe recipe, int classes, int embeddingSize)
    {
        if (recipe.Name.ComparesScores())
        {
            var loss = RecipeLosses.Distillation(recipe);
            return new(name, weight, null, input => loss.PerSample(input.TeacherScores!, input.Output!.Scores));
        }

        if (recipe.Name.NeedsHead())
        {
            var loss = RecipeLosses.Classification(recipe, classes);
            return new(name, weight, loss, input => loss.PerSample(input.Output!, input.MovesState));
        }

        if (recipe.Name.IsDistillation())
        {
            var loss = RecipeLosses.Distillation(recipe);
            return new(name, weight, null, input => loss.PerSample(input.Teacher!, input.Student!));
        }

        var embedding = RecipeLosses.Embedding(recipe, classes, embeddingSize);
        return new(name, weight, embedding, input => embedding.PerSample(input.Embeddings, input.Labels, input.MovesState));
    }

    /// <summary>Frees its state.</summary>
    public void Dispose() => (Owner as IDisposable)?.Dispose();
}
