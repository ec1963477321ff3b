using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Makes all values of a channel about as frequent as each other, as the Python Imaging Library does. A channel
/// of too few pixels or values stays as it is.</summary>
internal static class Equalize
{
    private const int Values = 256;

    public static Picture Apply(Picture picture) => ValueMap.ApplyPerChannel(picture, channel =>
    {
        var counts = new int[Values];
        for (var at = channel; at < picture.Pixels.Length; at += 3) counts[picture.Pixels[at]]++;
        var step = (picture.Pixels.Length / 3 - counts.Last(count => count > 0)) / (Values - 1);
        if (step == 0) return value => value;
        var table = new int[Values];
        var below = step / 2;
        for (var value = 0; value < Values; value++)
        {
            table[value] = below / step;
            below += counts[value];
        }

        return value => table[value];
    });
}
