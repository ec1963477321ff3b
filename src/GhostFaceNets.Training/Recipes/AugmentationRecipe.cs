namespace GhostFaceNets.Training.Recipes;

/// <summary>What is changed at random in the pictures.</summary>
public sealed record AugmentationRecipe
{
    /// <summary>Whether every other picture is mirrored.</summary>
    public bool Flip { get; init; } = true;
}
