using GhostFaceNets.Imaging;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Turns drawn colours into a photograph's: light, contrast and sensor noise.</summary>
internal static class Camera
{
    private const int Side = SyntheticFaces.Side;

    private static readonly float[] Bell = NormalNumbers(1024);

    public static Picture Take(SKBitmap drawn, SyntheticView view)
    {
        var pixels = new byte[Side * Side * 3];
        Span<byte> red = stackalloc byte[256], green = stackalloc byte[256], blue = stackalloc byte[256];
        Develop(red, view.Exposure.X, view.Contrast);
        Develop(green, view.Exposure.Y, view.Contrast);
        Develop(blue, view.Exposure.Z, view.Contrast);
        var random = new SeededRandom(view.NoiseSeed, 2);
        Span<short> noise = stackalloc short[Bell.Length];
        for (var i = 0; i < noise.Length; i++) noise[i] = (short)MathF.Round(Bell[i] * view.Noise);
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

    private static byte Noisy(byte value, ReadOnlySpan<short> noise, ulong bits) =>
        (byte)Math.Clamp(value + noise[(int)(bits & 1023)], 0, 255);

    private static void Develop(Span<byte> table, float exposure, float contrast)
    {
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (byte)Math.Clamp((((i * exposure) - 110) * contrast) + 110.5f, 0, 255);
        }
    }

    private static float[] NormalNumbers(int count)
    {
        // The sum of twelve uniform numbers less six is normal enough for noise.
        var random = new SeededRandom(count);
        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = -6;
            for (var k = 0; k < 12; k++) values[i] += random.Uniform();
        }

        return values;
    }
}
