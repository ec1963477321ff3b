using SkiaSharp;

namespace GhostFaceNets.Synthetic;

/// <summary>Mixing of colours.</summary>
internal static class Colors
{
    /// <summary>From one colour (0) to the other (1), alpha of the first kept.</summary>
    public static SKColor Mix(SKColor from, SKColor to, float share) => new(
        Part(from.Red, to.Red, share), Part(from.Green, to.Green, share), Part(from.Blue, to.Blue, share), from.Alpha);

    /// <summary>Brighter (above 1) or darker (below 1).</summary>
    public static SKColor Scale(SKColor color, float factor) =>
        new(Clip(color.Red * factor), Clip(color.Green * factor), Clip(color.Blue * factor), color.Alpha);

    /// <summary>The colour at a place in 0 .. 1 of a ramp.</summary>
    public static SKColor Along(ReadOnlySpan<SKColor> ramp, float place)
    {
        var at = Math.Clamp(place, 0, 1) * (ramp.Length - 1);
        var left = Math.Min((int)at, ramp.Length - 2);
        return Mix(ramp[left], ramp[left + 1], at - left);
    }

    /// <summary>The colour with each channel moved by some bell-shaped amount.</summary>
    public static SKColor Vary(SKColor color, float deviation, SeededRandom random) => new(
        Clip(random.Normal(color.Red, deviation)), Clip(random.Normal(color.Green, deviation)), Clip(random.Normal(color.Blue, deviation)));

    private static byte Part(byte from, byte to, float share) => Clip(from + ((to - from) * share));

    private static byte Clip(float value) => (byte)Math.Clamp(value + .5f, 0, 255);
}
