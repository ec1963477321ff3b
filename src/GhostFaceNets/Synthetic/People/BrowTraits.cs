namespace GhostFaceNets.Synthetic;

/// <summary>Eyebrows, in pixels of the template.</summary>
/// <param name="Gap">From the middle of the eye up to the brow, about 10.</param>
/// <param name="Thickness">At the thick end.</param>
/// <param name="HalfLength">Half the length.</param>
/// <param name="Arch">How far the arch rises over the ends.</param>
/// <param name="Slant">How much the outer end stands above the inner one.</param>
/// <param name="Density">How opaque, 0 .. 1.</param>
public sealed record BrowTraits(float Gap, float Thickness, float HalfLength, float Arch, float Slant, float Density)
{
    internal static BrowTraits Of(Disposition person, SeededRandom random) => new(
        random.Normal(10.8f - (1.6f * person.Masculinity), 1.4f),
        random.Normal(2.6f + (1.8f * person.Masculinity), .8f),
        random.Normal(10.2f, 1.1f),
        random.Normal(2.8f - (1f * person.Masculinity), 1.1f),
        random.Normal(.6f, 1.5f),
        random.Between(.5f, .95f));
}
