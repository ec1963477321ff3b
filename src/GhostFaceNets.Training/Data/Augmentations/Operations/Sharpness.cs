using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Sharpness: factor 0 is a picture smoothed by the 3 x 3 kernel of ones with 5 in the middle, 1 the original.
/// Pixels at the border stay as they are.</summary>
internal static class Sharpness
{
    private const int Middle = 5;
    private const float Sum = 8 + Middle;

    public static Picture Apply(Picture picture, double factor)
    {
        var (from, stride) = (picture.Pixels, 3 * picture.Width);
        var pixels = (byte[])from.Clone();
        for (var row = 1; row < picture.Height - 1; row++)
        {
            for (var at = row * stride + 3; at < (row + 1) * stride - 3; at++)
            {
                var sum = Three(from, at - stride) + Three(from, at) + Three(from, at + stride) + (Middle - 1) * from[at];
                var smooth = (byte)(sum / Sum + 0.5f);
                pixels[at] = Blend.Of(smooth, from[at], factor);
            }
        }

        return new Picture(picture.Width, picture.Height, pixels);
    }

    private static int Three(byte[] pixels, int at) => pixels[at - 3] + pixels[at] + pixels[at + 3];
}
