using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Strength of the colours: factor 0 is a grey picture, 1 the original.</summary>
internal static class Colour
{
    public static Picture Apply(Picture picture, double factor)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(picture.Pixels.Length);
        for (var at = 0; at < pixels.Length; at += 3)
        {
            var grey = Luma.Of(picture.Pixels.AsSpan(at, 3));
            for (var channel = at; channel < at + 3; channel++) pixels[channel] = Blend.Of(grey, picture.Pixels[channel], factor);
        }

        return new Picture(picture.Width, picture.Height, pixels);
    }
}
