using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Affine changes that take the nearest pixel; what comes from outside is grey, 128.</summary>
internal static class Warp
{
    private const byte Grey = 128;

    /// <summary>Turns a picture about its middle, against the clock.</summary>
    public static Picture Rotate(Picture picture, double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var (x, y) = (picture.Width / 2.0, picture.Height / 2.0);
        return Apply(picture, cosine, -sine, x - cosine * x + sine * y, sine, cosine, y - sine * x - cosine * y);
    }

    /// <summary>Moves each row to the left by its number times a factor.</summary>
    public static Picture ShearX(Picture picture, double factor) => Apply(picture, 1, factor, 0, 0, 1, 0);

    /// <summary>Moves each column up by its number times a factor.</summary>
    public static Picture ShearY(Picture picture, double factor) => Apply(picture, 1, 0, 0, factor, 1, 0);

    /// <summary>Moves a picture to the left and up by whole pixels.</summary>
    public static Picture Translate(Picture picture, int x, int y) => Apply(picture, 1, 0, x, 0, 1, y);

    // The middle of a new pixel (x, y) shows what lies at (a x + b y + c, d x + e y + f).
    private static Picture Apply(Picture picture, double a, double b, double c, double d, double e, double f)
    {
        var (width, height) = (picture.Width, picture.Height);
        var pixels = GC.AllocateUninitializedArray<byte>(picture.Pixels.Length);
        for (int row = 0, at = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++, at += 3)
            {
                var x = (int)Math.Floor(a * (column + 0.5) + b * (row + 0.5) + c);
                var y = (int)Math.Floor(d * (column + 0.5) + e * (row + 0.5) + f);
                var to = pixels.AsSpan(at, 3);
                if (x < 0 || y < 0 || x >= width || y >= height) to.Fill(Grey);
                else picture.Pixels.AsSpan(3 * (y * width + x), 3).CopyTo(to);
            }
        }

        return new Picture(width, height, pixels);
    }
}
