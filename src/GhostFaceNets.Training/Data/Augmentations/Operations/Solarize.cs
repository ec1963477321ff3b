using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Turns values at or above a threshold into their negatives.</summary>
internal static class Solarize
{
    public static Picture Apply(Picture picture, int threshold) =>
        ValueMap.Apply(picture, value => value < threshold ? value : 255 - value);
}
