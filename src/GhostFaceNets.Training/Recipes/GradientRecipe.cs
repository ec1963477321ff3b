using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>What happens to gradients before a step.</summary>
public sealed record GradientRecipe
{
    /// <summary>Shortens all gradients together to this length; 0 leaves them.</summary>
    [Range(0, 1_000_000)]
    public double ClipNorm { get; init; }

    /// <summary>Bounds each element of a gradient; 0 leaves them.</summary>
    [Range(0, 1_000_000)]
    public double ClipValue { get; init; }

    /// <summary>Batches for one step, for when a large batch does not fit the memory.</summary>
    [Range(1, 10_000)]
    public int Accumulate { get; init; } = 1;
}
