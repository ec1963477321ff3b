using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data.Augmentations.Operations;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>Makes contrasts stronger or weaker: multiplies each channel's distance from its mean over the picture.</summary>
/// <param name="strength">The factor lies in 1 - strength .. 1 + strength.</param>
public sealed class RandomContrast(double strength) : IAugmentation
{
    /// <inheritdoc/>
    public Picture Apply(Picture picture, ref RandomDraws draws) => Apply(picture, draws.NextBetween(1 - strength, 1 + strength));

    internal static Picture Apply(Picture picture, double factor) => ValueMap.ApplyPerChannel(picture, channel =>
    {
        var sum = 0L;
        for (var at = channel; at < picture.Pixels.Length; at += 3) sum += picture.Pixels[at];
        var mean = sum / (picture.Pixels.Length / 3.0);
        return value => (value - mean) * factor + mean + 0.5;
    });
}
