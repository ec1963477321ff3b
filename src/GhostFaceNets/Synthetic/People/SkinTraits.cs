using System.Collections.Immutable;
using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic;

/// <summary>Skin and what is on it.</summary>
/// <param name="Tone">The colour in plain light.</param>
/// <param name="Blush">Redness of the cheeks, 0 .. 1.</param>
/// <param name="Lines">Depth of the lines beside nose and mouth and under the eyes, 0 .. 1.</param>
/// <param name="Freckles">Places of freckles in face coordinates; often none.</param>
/// <param name="Moles">Places and radii (z) of moles; often none.</param>
public sealed record SkinTraits(
    SKColor Tone, float Blush, float Lines, ImmutableArray<Vector2> Freckles, ImmutableArray<Vector3> Moles)
{
    private static readonly SKColor[] Tones =
    [
        new(250, 220, 198), new(240, 200, 170), new(224, 176, 140), new(198, 146, 108), new(160, 110, 76), new(116, 78, 54), new(80, 54, 42),
    ];

    internal static SkinTraits Of(Disposition person, SeededRandom random)
    {
        var tone = Colors.Vary(Colors.Along(Tones, person.Melanin), 7, random);
        var freckles = ImmutableArray<Vector2>.Empty;
        if (random.Chance(.25f * (1.3f - person.Melanin)))
        {
            freckles = [.. Enumerable.Range(0, 10 + random.Below(14)).Select(_ => new Vector2(random.Normal(0, 15), random.Normal(-3, 5)))];
        }

        var moles = ImmutableArray<Vector3>.Empty;
        if (random.Chance(.35f))
        {
            moles = [.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ =>
                new Vector3(random.Between(-30, 30), random.Between(-35, 34), random.Between(1f, 1.9f)))];
        }

        return new(tone, random.Between(0, .8f) * (1 - (.6f * person.Melanin)), person.Age * random.Between(.4f, 1f), freckles, moles);
    }
}
