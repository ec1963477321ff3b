namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>How far the operations of AutoAugment and RandAugment go at most (Cubuk et al. 2018, table 6).</summary>
internal static class PolicyRanges
{
    public const double MaximalMagnitude = 10;

    /// <summary>Degrees.</summary>
    public const double Rotation = 30;

    /// <summary>Columns per row, or rows per column.</summary>
    public const double Shear = 0.3;

    /// <summary>Of the side: 150 of 331 pixels.</summary>
    public const double Translation = 150.0 / 331;

    /// <summary>Distance of an enhancement's factor from 1.</summary>
    public const double Enhancement = 0.9;

    /// <summary>Of a channel's 8.</summary>
    public const double LostBits = 4;

    /// <summary>The factor of an enhancement whose range runs from .1 at magnitude 0 to 1.9 at 10.</summary>
    public static double EnhancementFactor(double magnitude) => 1 + Enhancement * (2 * magnitude / MaximalMagnitude - 1);
}
