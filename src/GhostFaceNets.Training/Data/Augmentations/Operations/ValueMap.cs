using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Replaces every value of a picture by another that depends on it alone.</summary>
internal static class ValueMap
{
    private const int Values = 256;

    /// <summary>One map for all channels; its results are cut to 0..255 and to whole numbers, downwards.</summary>
    public static Picture Apply(Picture picture, Func<int, double> map) => ApplyPerChannel(picture, _ => map);

    /// <summary>A map for each of the three channels.</summary>
    public static Picture ApplyPerChannel(Picture picture, Func<int, Func<int, double>> mapOf)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(picture.Pixels.Length);
        Span<byte> table = stackalloc byte[Values];
        for (var channel = 0; channel < 3; channel++)
        {
            var map = mapOf(channel);
            for (var value = 0; value < Values; value++) table[value] = (byte)Math.Clamp(map(value), 0, 255);
            for (var at = channel; at < pixels.Length; at += 3) pixels[at] = table[picture.Pixels[at]];
        }

        return new Picture(picture.Width, picture.Height, pixels);
    }
}
