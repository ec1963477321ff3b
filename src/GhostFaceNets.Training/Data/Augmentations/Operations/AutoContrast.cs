using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Stretches each channel so that it reaches from 0 to 255. A channel of one value stays as it is.</summary>
internal static class AutoContrast
{
    public static Picture Apply(Picture picture) => ValueMap.ApplyPerChannel(picture, channel =>
    {
        var (low, high) = (255, 0);
        for (var at = channel; at < picture.Pixels.Length; at += 3)
        {
            low = Math.Min(low, picture.Pixels[at]);
            high = Math.Max(high, picture.Pixels[at]);
        }

        var scale = 255.0 / (high - low);
        return high == low ? value => value : value => value * scale - low * scale;
    });
}
