using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>How often the state of a run is saved. It is always saved at the end of an epoch.</summary>
public sealed record CheckpointRecipe
{
    /// <summary>Minutes after which it is also saved inside an epoch.</summary>
    [Range(0.01, 100_000)]
    public double Minutes { get; init; } = 10;

    /// <summary>How many of the latest states are kept.</summary>
    [Range(1, 1000)]
    public int Keep { get; init; } = 2;
}
