using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>A stage of a run: one loss for some epochs.</summary>
public sealed record StageRecipe
{
    /// <summary>What is minimised.</summary>
    [Required]
    public LossRecipe Loss { get; init; } = new();

    /// <summary>How long.</summary>
    [Required, Range(1, 100_000)]
    public int Epochs { get; init; } = 1;

    /// <summary>Whether the backbone stays as it is and only the class centres learn: lets the centres of new people find
    /// their places before they pull at a trained backbone.</summary>
    public bool HeadOnly { get; init; }

    /// <summary>Another optimizer from here on; the one before goes on with its state when left out.</summary>
    public OptimizerRecipe? Optimizer { get; init; }
}
