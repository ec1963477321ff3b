using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Data.Augmentations;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>Makes the augmentation that a recipe asks for.</summary>
internal static class RecipeAugmentation
{
    private const double BrightnessPerLevel = 12.75;
    private const double ContrastPerLevel = 0.1;
    private const int LevelOfColour = 2;
    private const int LevelOfCrop = 3;

    /// <summary>The changes in their order: mask, then brightness, contrast, saturation and crop, or the policy.</summary>
    public static Augmentation Of(AugmentationRecipe recipe)
    {
        var steps = new List<IAugmentation>();
        var level = recipe.Level;
        if (recipe.Mask > 0) steps.Add(new MaskCutout(recipe.Mask));
        if (level > 0) steps.Add(new RandomBrightness(BrightnessPerLevel * level));
        if (level >= LevelOfColour) steps.AddRange([new RandomContrast(ContrastPerLevel * level), new RandomSaturation(ContrastPerLevel * level)]);
        if (level >= LevelOfCrop) steps.Add(new RandomCrop());
        if (Policy(recipe) is { } policy) steps.Add(policy);
        return new(recipe.Flip, steps, recipe.Mixup > 0 ? new Mixup(recipe.Mixup) : null);
    }

    private static IAugmentation? Policy(AugmentationRecipe recipe) => recipe.Policy switch
    {
        AugmentationPolicy.None => null,
        AugmentationPolicy.RandAugment => new RandAugment(recipe.Magnitude, recipe.Layers),
        AugmentationPolicy.ReferenceRandAugment => new ReferenceRandAugment(recipe.Magnitude, recipe.Layers),
        AugmentationPolicy.AutoAugment => new AutoAugment(),
        _ => throw new NotSupportedException($"The policy '{recipe.Policy}' cannot be trained with."),
    };
}
