using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Fills a square with grey, 128.</summary>
internal static class Cutout
{
    private const byte Grey = 128;

    /// <summary>Fills columns x - half .. x + half - 1 and rows likewise, as far as they lie in the picture.</summary>
    public static Picture Apply(Picture picture, int x, int y, int half)
    {
        var pixels = (byte[])picture.Pixels.Clone();
        var (left, right) = (Math.Max(0, x - half), Math.Min(picture.Width, x + half));
        for (var row = Math.Max(0, y - half); row < Math.Min(picture.Height, y + half); row++)
        {
            pixels.AsSpan(3 * (row * picture.Width + left), 3 * (right - left)).Fill(Grey);
        }

        return new Picture(picture.Width, picture.Height, pixels);
    }
}
