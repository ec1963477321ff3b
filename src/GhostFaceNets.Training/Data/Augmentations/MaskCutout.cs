using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>Hides what a mask over mouth and chin hides: fills all rows from one in .55 .. .7 of the height on with 128.</summary>
/// <param name="probability">The share of pictures that this happens to, 0..1.</param>
public sealed class MaskCutout(double probability) : IAugmentation
{
    private const byte Grey = 128;

    /// <inheritdoc/>
    public Picture Apply(Picture picture, ref RandomDraws draws)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (draws.NextUnit() >= probability) return picture;
        var highest = picture.Height * 55 / 100;
        var row = highest + draws.NextBelow(Math.Max(1, picture.Height * 7 / 10 - highest));
        var pixels = (byte[])picture.Pixels.Clone();
        pixels.AsSpan(3 * row * picture.Width).Fill(Grey);
        return new Picture(picture.Width, picture.Height, pixels);
    }
}
