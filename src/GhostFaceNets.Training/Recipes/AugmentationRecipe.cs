using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>What is changed at random in the pictures.</summary>
public sealed record AugmentationRecipe
{
    /// <summary>Whether every other picture is mirrored.</summary>
    public bool Flip { get; init; } = true;

    /// <summary>How strongly pictures are changed: from 1 on their brightness, from 2 on also contrast and saturation,
    /// from 3 on they are also cut; all grow with the level. 0 changes nothing of that.</summary>
    [Range(0, 10)]
    public int Level { get; init; }

    /// <summary>A policy of operations, instead of a level.</summary>
    public AugmentationPolicy Policy { get; init; }

    /// <summary>The strength of RandAugment's operations.</summary>
    [Range(0, 10)]
    public double Magnitude { get; init; } = 5;

    /// <summary>RandAugment's operations per picture.</summary>
    [Range(1, 10)]
    public int Layers { get; init; } = 2;

    /// <summary>The share of pictures whose lower part is hidden, as by a mask.</summary>
    [Range(0, 1)]
    public double Mask { get; init; }

    /// <summary>The parameter a of Beta(a, a), from which mixup draws the share of each picture in its mixture; 0 mixes nothing.</summary>
    [Range(0, 1)]
    public double Mixup { get; init; }
}
