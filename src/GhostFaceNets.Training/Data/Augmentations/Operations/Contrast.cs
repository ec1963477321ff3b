using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Strength of the contrasts: factor 0 is one grey, 1 the original.</summary>
internal static class Contrast
{
    /// <summary>Measures from the picture's mean grey.</summary>
    public static Picture Apply(Picture picture, double factor)
    {
        var sum = 0L;
        for (var at = 0; at < picture.Pixels.Length; at += 3) sum += Luma.Of(picture.Pixels.AsSpan(at, 3));
        return Apply(picture, factor, (int)(sum / (picture.Pixels.Length / 3.0) + 0.5));
    }

    /// <summary>Measures from a given grey.</summary>
    public static Picture Apply(Picture picture, double factor, int grey) =>
        ValueMap.Apply(picture, value => Blend.Of(grey, value, factor));
}
