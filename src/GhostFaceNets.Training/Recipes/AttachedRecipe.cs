using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>A loss over embeddings that is added to a stage's own.</summary>
public sealed record AttachedRecipe
{
    /// <summary>Multiplies it; 0 leaves it out.</summary>
    [Range(0, 10_000)]
    public double Weight { get; init; }

    /// <summary>Its kind and parameters; the family's first kind when left out.</summary>
    public LossRecipe? Loss { get; init; }
}
