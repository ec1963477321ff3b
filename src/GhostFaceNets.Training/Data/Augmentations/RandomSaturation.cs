using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>Makes colours stronger or paler: multiplies the saturation of HSV, which ends at 1, and keeps hue and value.</summary>
/// <param name="strength">The factor lies in 1 - strength .. 1 + strength.</param>
public sealed class RandomSaturation(double strength) : IAugmentation
{
    /// <inheritdoc/>
    public Picture Apply(Picture picture, ref RandomDraws draws) => Apply(picture, draws.NextBetween(1 - strength, 1 + strength));

    internal static Picture Apply(Picture picture, double factor)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(picture.Pixels.Length);
        for (var at = 0; at < pixels.Length; at += 3)
        {
            var (red, green, blue) = (picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
            float value = Math.Max(red, Math.Max(green, blue));
            var range = value - Math.Min(red, Math.Min(green, blue));

            // With value and hue kept, every channel's distance from the value grows as the saturation does.
            var stretch = range == 0 ? 1 : Math.Min((float)factor, value / range);
            pixels[at] = (byte)(value - (value - red) * stretch + 0.5f);
            pixels[at + 1] = (byte)(value - (value - green) * stretch + 0.5f);
            pixels[at + 2] = (byte)(value - (value - blue) * stretch + 0.5f);
        }

        return new Picture(picture.Width, picture.Height, pixels);
    }
}
