namespace GhostFaceNets.Synthetic;

/// <summary>Nose, in pixels of the template; its tip is the origin of face coordinates.</summary>
/// <param name="HalfWidth">Across the wings, about 9.</param>
/// <param name="Bridge">Half the width of the bridge, about 4.</param>
/// <param name="Projection">How far the tip stands out of the face, about 14: what moves most when the head turns.</param>
/// <param name="Base">How far the lower edge hangs below the tip, about 4.</param>
/// <param name="Tip">Radius of the tip, about 4.</param>
/// <param name="Nostrils">Size of the nostrils, about 2.</param>
public sealed record NoseTraits(float HalfWidth, float Bridge, float Projection, float Base, float Tip, float Nostrils)
{
    internal static NoseTraits Of(Disposition person, SeededRandom random) => new(
        random.Normal(8f + (2f * person.Melanin), 1.3f),
        random.Normal(3.6f, .7f),
        random.Normal(13f + (1.5f * person.Masculinity), 2.4f),
        random.Normal(4f, 1.2f),
        random.Normal(4.2f, .9f),
        random.Normal(2f, .4f));
}
