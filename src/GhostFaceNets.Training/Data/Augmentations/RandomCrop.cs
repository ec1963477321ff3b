using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>Cuts a part out of the picture and enlarges it to the picture's size: 100 x 100 of 112 x 112 pixels, other
/// sizes alike.</summary>
public sealed class RandomCrop : IAugmentation
{
    private const int Whole = 112;
    private const int Part = 100;

    /// <inheritdoc/>
    public Picture Apply(Picture picture, ref RandomDraws draws)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var width = Math.Max(1, picture.Width * Part / Whole);
        var height = Math.Max(1, picture.Height * Part / Whole);
        var left = draws.NextBelow(picture.Width - width + 1);
        var top = draws.NextBelow(picture.Height - height + 1);
        var part = GC.AllocateUninitializedArray<byte>(3 * width * height);
        for (var row = 0; row < height; row++)
        {
            picture.Pixels.AsSpan(3 * ((top + row) * picture.Width + left), 3 * width).CopyTo(part.AsSpan(3 * row * width));
        }

        return new Picture(width, height, part).Resize(picture.Width, picture.Height);
    }
}
