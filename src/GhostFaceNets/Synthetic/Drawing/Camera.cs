using System.Numerics;
using GhostFaceNets.Imaging;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Turns drawn colours into a photograph's: light, contrast and sensor noise.</summary>
internal static class Camera
{
    private const int Side = SyntheticFaces.Side;

    // 1024 quantiles of the standard normal distribution in 1/64, shuffled by the index that the noise draws.
    private static readonly short[] Bell = Quantiles();

    public static Picture Take(SKBitmap drawn, SyntheticView view)
    {
        var pixels = new byte[Side * Side * 3];
        Span<byte> red = stackalloc byte[256], green = stackalloc byte[256], blue = stackalloc byte[256];
        Develop(red, view.Exposure.X, view.Contrast);
        Develop(green, view.Exposure.Y, view.Contrast);
        Develop(blue, view.Exposure.Z, view.Contrast);
        var random = new SeededRandom(view.NoiseSeed, 2);
        var noise = (int)(view.Noise * 64);
        var source = drawn.GetPixelSpan();
        for (int from = 0, to = 0; to < pixels.Length; from += 4, to += 3)
        {
            var bits = random.Next();
            pixels[to] = Noisy(red[source[from]], noise, bits);
            pixels[to + 1] = Noisy(green[source[from + 1]], noise, bits >> 16);
            pixels[to + 2] = Noisy(blue[source[from + 2]], noise, bits >> 32);
        }

        return new Picture(Side, Side, pixels);
    }

    private static byte Noisy(byte value, int noise, ulong bits) =>
        (byte)Math.Clamp(value + ((Bell[bits & 1023] * noise) >> 12), 0, 255);

    private static void Develop(Span<byte> table, float exposure, float contrast)
    {
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (byte)Math.Clamp((((i * exposure) - 110) * contrast) + 110.5f, 0, 255);
        }
    }

    private static short[] Quantiles()
    {
        // The sum of twelve uniform numbers less six is normal enough for noise.
        var random = new SeededRandom(1024);
        var values = new short[1024];
        for (var i = 0; i < values.Length; i++)
        {
            var sum = -6f;
            for (var k = 0; k < 12; k++) sum += random.Uniform();
            values[i] = (short)(sum * 64);
        }

        return values;
    }
}
