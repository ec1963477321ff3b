namespace GhostFaceNets.Synthetic;

/// <summary>The outline of a head. Lengths are pixels of the 112 x 112 template around the tip of the nose, y downwards.</summary>
/// <param name="HalfWidth">At the cheekbones, about 40.</param>
/// <param name="Crown">Top of the skull, about -76.</param>
/// <param name="Chin">Tip of the chin, about 43.</param>
/// <param name="Jaw">Width at the angle of the jaw, as a share of the cheekbones' width.</param>
/// <param name="ChinWidth">Width of the chin as a share of the cheekbones' width.</param>
/// <param name="Forehead">Width at the temples as a share of the cheekbones' width.</param>
/// <param name="EarSize">Length of the ears, about 22.</param>
/// <param name="EarSpread">How far the ears stand off, in pixels.</param>
public sealed record HeadShape(
    float HalfWidth, float Crown, float Chin, float Jaw, float ChinWidth, float Forehead, float EarSize, float EarSpread)
{
    internal static HeadShape Of(Disposition person, SeededRandom random) => new(
        random.Normal(39.5f, 3f),
        random.Normal(-77f, 4f),
        random.Normal(42f + (3f * person.Masculinity), 3.5f),
        random.Normal(.74f + (.08f * person.Masculinity), .06f),
        random.Normal(.30f + (.08f * person.Masculinity), .06f),
        random.Normal(.92f, .05f),
        random.Normal(23f, 3f),
        random.Normal(3.5f, 1.8f));
}
