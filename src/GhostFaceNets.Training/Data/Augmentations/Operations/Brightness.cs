using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Brightness: factor 0 is black, 1 the original.</summary>
internal static class Brightness
{
    public static Picture Apply(Picture picture, double factor) => ValueMap.Apply(picture, value => Blend.Of(0, value, factor));
}
