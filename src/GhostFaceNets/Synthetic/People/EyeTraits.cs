using SkiaSharp;

namespace GhostFaceNets.Synthetic;

/// <summary>Eyes, in pixels of the template.</summary>
/// <param name="Distance">From the middle of the face to the middle of an eye, about 17.6.</param>
/// <param name="Height">Middle of the eyes above the tip of the nose (negative), about -20.4.</param>
/// <param name="HalfWidth">Half the length of the lid opening, about 8.</param>
/// <param name="Opening">Height of the open eye as a share of its length, about .42.</param>
/// <param name="Slant">How much the outer corner stands above the inner one, in pixels.</param>
/// <param name="Fold">Distance of the lid's crease above the lid, in pixels; 0 for none.</param>
/// <param name="Iris">Radius of the iris.</param>
/// <param name="Color">Colour of the iris.</param>
/// <param name="Lashes">Thickness of the upper lid's line in pixels.</param>
public sealed record EyeTraits(
    float Distance, float Height, float HalfWidth, float Opening, float Slant, float Fold, float Iris, SKColor Color, float Lashes)
{
    private static readonly SKColor[] Irises =
    [
        new(122, 160, 190), new(110, 140, 120), new(132, 120, 70), new(110, 74, 40), new(70, 44, 26), new(40, 26, 20),
    ];

    internal static EyeTraits Of(Disposition person, SeededRandom random)
    {
        var darkness = Math.Clamp((person.Melanin * 1.2f) + random.Normal(.1f, .35f), 0, 1);
        var halfWidth = random.Normal(7.9f, .9f);
        return new(
            random.Normal(17.6f, 1.4f),
            random.Normal(-20.4f, 1.8f),
            halfWidth,
            random.Normal(.44f, .08f),
            random.Normal(.8f, 1.2f),
            random.Chance(.25f) ? 0 : random.Between(1.4f, 3.6f),
            halfWidth * random.Normal(.43f, .03f),
            Colors.Vary(Colors.Along(Irises, darkness), 8, random),
            random.Between(.8f, 1.3f) + (.7f * (1 - person.Masculinity)));
    }
}
