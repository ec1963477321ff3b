using GhostFaceNets.Imaging;

namespace GhostFaceNets.Testing;

/// <summary>Small pictures that other programs can make too, for models of others.</summary>
public static class PatternFaces
{
    /// <summary>6 x 6 pixels: red, green and blue of pixel i are (i * i * (7, 5, 3) + 40 * face) mod 256.</summary>
    public static Picture Of(int face)
    {
        var pixels = new byte[3 * 36];
        for (var at = 0; at < 36; at++)
        {
            (pixels[3 * at], pixels[3 * at + 1], pixels[3 * at + 2]) =
                ((byte)(at * at * 7 + 40 * face), (byte)(at * at * 5 + 40 * face), (byte)(at * at * 3 + 40 * face));
        }

        return new(6, 6, pixels);
    }
}
