using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Brightens values of the lower half.</summary>
internal static class SolarizeAdd
{
    private const int Threshold = 128;

    public static Picture Apply(Picture picture, int addition) =>
        ValueMap.Apply(picture, value => value < Threshold ? value + addition : value);
}
