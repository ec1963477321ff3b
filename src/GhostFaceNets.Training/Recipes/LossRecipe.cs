using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>A loss over the cosines between embeddings and class centres.</summary>
public sealed record LossRecipe
{
    /// <summary>Its kind.</summary>
    public LossKind Name { get; init; }

    /// <summary>Multiplies the cosines.</summary>
    [Range(0.001, 10_000)]
    public double Scale { get; init; } = 64;

    /// <summary>The margin; the loss' published one when left out.</summary>
    [Range(0, 3)]
    public double? Margin { get; init; }

    /// <summary>The share of a target that is spread over all classes.</summary>
    [Range(0, 1)]
    public double LabelSmoothing { get; init; }
}
