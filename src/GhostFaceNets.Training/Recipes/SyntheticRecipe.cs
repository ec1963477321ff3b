using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>Drawn people.</summary>
public sealed record SyntheticRecipe
{
    /// <summary>The number of people.</summary>
    [Range(2, 10_000_000)]
    public int People { get; init; } = 100;

    /// <summary>Pictures of each.</summary>
    [Range(1, 100_000)]
    public int Images { get; init; } = 20;

    /// <summary>Other seeds draw other people.</summary>
    public int Seed { get; init; }
}
