namespace GhostFaceNets.Synthetic;

/// <summary>Beard and moustache; all zero for most people.</summary>
/// <param name="Stubble">Opacity of the shadow over the whole beard area, 0 .. 1.</param>
/// <param name="Beard">Opacity of the beard along the jaw, 0 .. 1.</param>
/// <param name="Length">How far the beard stands off the chin, in pixels.</param>
/// <param name="Chin">Opacity of hair on the chin alone, 0 .. 1.</param>
/// <param name="Moustache">Thickness of the moustache in pixels, 0 for none.</param>
public sealed record FacialHair(float Stubble, float Beard, float Length, float Chin, float Moustache)
{
    internal static FacialHair Of(Disposition person, SeededRandom random)
    {
        if (person.Masculinity < .5f) return new(0, 0, 0, 0, 0);
        var kind = random.Uniform();
        return kind switch
        {
            < .40f => new(random.Between(0, .12f), 0, 0, 0, 0),
            < .60f => new(random.Between(.15f, .4f), 0, 0, 0, 0),
            < .78f => new(.2f, random.Between(.6f, .9f), random.Between(1f, 6f), .9f, random.Between(2.5f, 4.5f)),
            < .88f => new(.15f, 0, random.Between(0f, 3f), random.Between(.6f, .9f), random.Chance(.5f) ? random.Between(2f, 4f) : 0),
            _ => new(.1f, 0, 0, 0, random.Between(2.5f, 5f)),
        };
    }
}
