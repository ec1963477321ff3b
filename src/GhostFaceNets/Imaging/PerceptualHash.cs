using System.Numerics;

namespace GhostFaceNets.Imaging;

/// <summary>A fingerprint of what a picture looks like, which re-encoding and scaling hardly change: whether each of its 64 lowest
/// frequencies is above their median.</summary>
/// <remarks>Zauner 2010, Implementation and Benchmarking of Perceptual Image Hash Functions.</remarks>
public static class PerceptualHash
{
    private const int Side = 32;
    private const int Frequencies = 8;

    private static readonly float[] Cosines = MakeCosines();

    /// <summary>The 64 bits.</summary>
    public static ulong Of(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var small = picture.Width == Side && picture.Height == Side ? picture : picture.Resize(Side, Side);
        Span<float> grey = stackalloc float[Side * Side];
        for (var at = 0; at < grey.Length; at++)
        {
            grey[at] = (0.299f * small.Pixels[3 * at]) + (0.587f * small.Pixels[(3 * at) + 1]) + (0.114f * small.Pixels[(3 * at) + 2]);
        }

        Span<float> spectrum = stackalloc float[Frequencies * Frequencies];
        Transform(grey, spectrum);
        Span<float> sorted = stackalloc float[spectrum.Length];
        spectrum.CopyTo(sorted);
        sorted.Sort();
        var median = (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        ulong hash = 0;
        for (var at = 0; at < spectrum.Length; at++) hash |= (spectrum[at] > median ? 1UL : 0) << at;
        return hash;
    }

    /// <summary>The number of bits in which two fingerprints differ, 0 .. 64; pictures of different things differ in about half.</summary>
    public static int Distance(ulong one, ulong other) => BitOperations.PopCount(one ^ other);

    /// <summary>The cosine transform's frequencies 1 .. 8 in both directions; 0 is only the brightness.</summary>
    private static void Transform(ReadOnlySpan<float> grey, Span<float> spectrum)
    {
        Span<float> rows = stackalloc float[Side * Frequencies];
        for (var y = 0; y < Side; y++)
        {
            for (var u = 0; u < Frequencies; u++)
            {
                var sum = 0f;
                for (var x = 0; x < Side; x++) sum += grey[(y * Side) + x] * Cosines[(u * Side) + x];
                rows[(u * Side) + y] = sum;
            }
        }

        for (var v = 0; v < Frequencies; v++)
        {
            for (var u = 0; u < Frequencies; u++)
            {
                var sum = 0f;
                for (var y = 0; y < Side; y++) sum += rows[(u * Side) + y] * Cosines[(v * Side) + y];
                spectrum[(v * Frequencies) + u] = sum;
            }
        }
    }

    private static float[] MakeCosines()
    {
        var cosines = new float[Frequencies * Side];
        for (var at = 0; at < cosines.Length; at++) cosines[at] = MathF.Cos(MathF.PI * ((at / Side) + 1) * ((at % Side) + .5f) / Side);
        return cosines;
    }
}
