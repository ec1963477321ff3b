using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data.Augmentations.Operations;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>Makes a picture brighter or darker: adds one value to all channels of all pixels.</summary>
/// <param name="strength">The largest value added or subtracted, in steps of 0..255.</param>
public sealed class RandomBrightness(double strength) : IAugmentation
{
    /// <inheritdoc/>
    public Picture Apply(Picture picture, ref RandomDraws draws) => Apply(picture, draws.NextBetween(-strength, strength));

    internal static Picture Apply(Picture picture, double shift) => ValueMap.Apply(picture, value => value + shift + 0.5);
}
