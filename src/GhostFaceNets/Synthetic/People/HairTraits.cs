using SkiaSharp;

namespace GhostFaceNets.Synthetic;

/// <summary>Hair of the head.</summary>
/// <param name="Style">How it is worn.</param>
/// <param name="Color">Its colour, also of brows and beard.</param>
/// <param name="Hairline">Middle of the hairline in face coordinates (negative is up), about -55.</param>
/// <param name="Recession">How far the hairline runs back at the temples, in pixels.</param>
/// <param name="Parting">Where it parts, -1 (left of the picture) .. 1.</param>
/// <param name="Volume">How far it stands off the skull, in pixels.</param>
/// <param name="Length">Where long hair ends, in face coordinates.</param>
/// <param name="Seed">Chooses the strands and curls.</param>
public sealed record HairTraits(
    HairStyle Style, SKColor Color, float Hairline, float Recession, float Parting, float Volume, float Length, int Seed)
{
    private static readonly SKColor[] Browns = [new(222, 186, 120), new(176, 128, 70), new(120, 78, 44), new(78, 50, 32), new(44, 30, 24), new(24, 20, 20)];

    private static readonly HairStyle[] Short =
        [HairStyle.Cropped, HairStyle.Parted, HairStyle.Quiff, HairStyle.Curls, HairStyle.Parted, HairStyle.Cropped];

    private static readonly HairStyle[] Female =
        [HairStyle.Bob, HairStyle.Long, HairStyle.LongFringe, HairStyle.DrawnBack, HairStyle.Curls, HairStyle.Long, HairStyle.Parted];

    internal static HairTraits Of(Disposition person, SeededRandom random)
    {
        var masculine = person.Masculinity > .5f;
        var style = masculine ? Short[random.Below(Short.Length)] : Female[random.Below(Female.Length)];
        if (masculine && random.Chance(.06f + (.3f * person.Age))) style = random.Chance(.5f) ? HairStyle.Bald : HairStyle.Ring;
        var color = Colors.Along(Browns, Math.Clamp((person.Melanin * 1.3f) + random.Normal(.2f, .3f), 0, 1));
        if (person.Melanin < .35f && random.Chance(.12f)) color = new SKColor(166, 80, 38);
        if (person.Age > .55f) color = Colors.Mix(color, new SKColor(205, 205, 205), Math.Clamp((person.Age - .5f) * random.Between(1f, 2.6f), 0, 1));
        return new(
            style,
            Colors.Vary(color, 6, random),
            random.Normal(-54f, 3.5f),
            Math.Max(0, random.Normal(3f + (7f * person.Masculinity * person.Age), 3f)),
            random.Between(-.8f, .8f),
            Math.Max(3, random.Normal(9f, 3f)),
            random.Between(28f, 75f),
            random.Below(1 << 20));
    }
}
