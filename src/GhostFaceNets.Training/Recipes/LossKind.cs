namespace GhostFaceNets.Training.Recipes;

/// <summary>The losses that a recipe can name.</summary>
public enum LossKind
{
    /// <summary>Additive angular margin.</summary>
    Arcface,

    /// <summary>Additive cosine margin.</summary>
    Cosface,
}
