using SkiaSharp;

namespace GhostFaceNets.Synthetic;

/// <summary>Mouth, in pixels of the template.</summary>
/// <param name="HalfWidth">At rest, about 14.</param>
/// <param name="Height">Middle below the tip of the nose, about 20.</param>
/// <param name="UpperLip">Thickness of the upper lip.</param>
/// <param name="LowerLip">Thickness of the lower lip.</param>
/// <param name="CupidsBow">Depth of the notch in the upper lip.</param>
/// <param name="Corners">How far the corners stand above the middle at rest.</param>
/// <param name="Lips">Colour of the lips.</param>
public sealed record MouthTraits(
    float HalfWidth, float Height, float UpperLip, float LowerLip, float CupidsBow, float Corners, SKColor Lips)
{
    internal static MouthTraits Of(Disposition person, SkinTraits skin, SeededRandom random)
    {
        var natural = Colors.Mix(skin.Tone, new SKColor(160, 50, 60), random.Between(.25f, .5f));
        return new(
            random.Normal(14.2f, 1.5f),
            random.Normal(20.2f, 1.6f),
            random.Normal(3f + (1f * person.Melanin) - (.5f * person.Masculinity), .8f),
            random.Normal(4.2f + (1f * person.Melanin) - (.5f * person.Masculinity), 1f),
            random.Between(.2f, 1.6f),
            random.Normal(.4f, 1f),
            natural);
    }
}
