using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Keeps the upper bits of each value.</summary>
internal static class Posterize
{
    /// <summary>Keeps <paramref name="bits"/> of 8 bits.</summary>
    public static Picture Apply(Picture picture, int bits) => ValueMap.Apply(picture, value => value >> (8 - bits) << (8 - bits));
}
