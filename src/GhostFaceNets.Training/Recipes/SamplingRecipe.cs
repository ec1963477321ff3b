using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>How pictures come together in batches.</summary>
public sealed record SamplingRecipe
{
    /// <summary>The way.</summary>
    public SamplingKind Name { get; init; }

    /// <summary>Pictures of one person in a group, for <c>groups</c>; people with fewer do not appear.</summary>
    [Range(4, 1000)]
    public int GroupSize { get; init; } = 4;

    /// <summary>Pictures to look at before each epoch, for <c>mined</c>, in whole groups of four of one person; 0 for all of
    /// people who have four.</summary>
    [Range(0, 1_000_000_000)]
    public int Samples { get; init; }

    /// <summary>Parts of the classes, for <c>parts</c>.</summary>
    [Range(1, 10_000)]
    public int Parts { get; init; } = 1;
}
