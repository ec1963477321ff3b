namespace GhostFaceNets.Synthetic;

/// <summary>Somebody who does not exist: everything about a drawn face that stays the same from picture to picture.</summary>
/// <param name="Head">The outline of the head, and the ears.</param>
/// <param name="Skin">Skin and marks on it.</param>
/// <param name="Eyes">The eyes.</param>
/// <param name="Brows">The eyebrows.</param>
/// <param name="Nose">The nose.</param>
/// <param name="Mouth">The mouth.</param>
/// <param name="Hair">Hair of the head.</param>
/// <param name="Beard">Beard and moustache.</param>
/// <param name="Glasses">The person's glasses, or null.</param>
public sealed record SyntheticPerson(
    HeadShape Head,
    SkinTraits Skin,
    EyeTraits Eyes,
    BrowTraits Brows,
    NoseTraits Nose,
    MouthTraits Mouth,
    HairTraits Hair,
    FacialHair Beard,
    Glasses? Glasses)
{
    /// <summary>The person of a seed and a number: always the same one.</summary>
    public static SyntheticPerson Of(int seed, int person)
    {
        var random = new SeededRandom(seed, person);
        var disposition = Disposition.Of(random);
        var skin = SkinTraits.Of(disposition, random);
        return new(
            HeadShape.Of(disposition, random),
            skin,
            EyeTraits.Of(disposition, random),
            BrowTraits.Of(disposition, random),
            NoseTraits.Of(disposition, random),
            MouthTraits.Of(disposition, skin, random),
            HairTraits.Of(disposition, random),
            FacialHair.Of(disposition, random),
            Synthetic.Glasses.Of(disposition, random));
    }
}
