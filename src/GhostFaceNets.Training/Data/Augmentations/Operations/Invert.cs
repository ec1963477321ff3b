using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>The negative of a picture.</summary>
internal static class Invert
{
    public static Picture Apply(Picture picture) => ValueMap.Apply(picture, value => 255 - value);
}
