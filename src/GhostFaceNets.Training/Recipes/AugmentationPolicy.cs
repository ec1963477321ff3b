namespace GhostFaceNets.Training.Recipes;

/// <summary>Policies of augmentation that a recipe can name.</summary>
public enum AugmentationPolicy
{
    /// <summary>None.</summary>
    None,

    /// <summary>RandAugment as published.</summary>
    RandAugment,

    /// <summary>RandAugment as in the published GhostFaceNets code.</summary>
    ReferenceRandAugment,

    /// <summary>AutoAugment's policy v0.</summary>
    AutoAugment,
}
