using GhostFaceNets.Imaging;

namespace GhostFaceNets.Tests.Imaging;

/// <summary>Pictures to test with.</summary>
internal static class Pictures
{
    /// <summary>Every pixel from a function of its column and row.</summary>
    public static Picture Of(int width, int height, Func<int, int, (int R, int G, int B)> colour)
    {
        var pixels = new byte[3 * width * height];
        for (var at = 0; at < pixels.Length; at += 3)
        {
            var (r, g, b) = colour(at / 3 % width, at / 3 / width);
            (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)r, (byte)g, (byte)b);
        }

        return new Picture(width, height, pixels);
    }

    /// <summary>A gentle gradient, different in every direction.</summary>
    public static Picture Gradient(int width, int height) =>
        Of(width, height, (x, y) => (x * 255 / width, y * 255 / height, (x + y) * 255 / (width + height)));

    /// <summary>Every number any.</summary>
    public static Picture Noise(int width, int height, int seed)
    {
        var pixels = new byte[3 * width * height];
        new Random(seed).NextBytes(pixels);
        return new Picture(width, height, pixels);
    }

    /// <summary>The colour of one pixel.</summary>
    public static (int R, int G, int B) At(this Picture picture, int x, int y)
    {
        var at = 3 * ((y * picture.Width) + x);
        return (picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
    }

    /// <summary>The largest difference of any channel.</summary>
    public static int LargestDifference(Picture one, Picture other)
    {
        (one.Width, one.Height).ShouldBe((other.Width, other.Height));
        return one.Pixels.Zip(other.Pixels, (a, b) => Math.Abs(a - b)).Max();
    }
}
