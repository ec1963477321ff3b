using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data.Augmentations.Operations;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>An operation of a policy.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Probability">How often it is done, 0..1.</param>
/// <param name="Magnitude">How strongly, 0..10.</param>
internal sealed record PolicyStep(PolicyOperation Operation, double Probability, int Magnitude)
{
    private const int SolarizeThresholds = 256;
    private const int SolarizeAddition = 110;

    /// <summary>Does it, or leaves the picture as it is.</summary>
    public Picture Apply(Picture picture, ref RandomDraws draws)
    {
        var isDone = draws.NextUnit() < Probability;
        var sign = draws.NextSign();
        return isDone ? Apply(picture, Magnitude / PolicyRanges.MaximalMagnitude, sign) : picture;
    }

    private Picture Apply(Picture picture, double share, int sign) => Operation switch
    {
        PolicyOperation.AutoContrast => AutoContrast.Apply(picture),
        PolicyOperation.Colour => Colour.Apply(picture, PolicyRanges.EnhancementFactor(Magnitude)),
        PolicyOperation.Equalize => Equalize.Apply(picture),
        PolicyOperation.Invert => Invert.Apply(picture),
        PolicyOperation.Posterize => Posterize.Apply(picture, 8 - (int)Math.Round(PolicyRanges.LostBits * share)),
        PolicyOperation.Rotate => Warp.Rotate(picture, sign * PolicyRanges.Rotation * share),
        PolicyOperation.ShearX => Warp.ShearX(picture, sign * PolicyRanges.Shear * share),
        PolicyOperation.ShearY => Warp.ShearY(picture, sign * PolicyRanges.Shear * share),
        PolicyOperation.Solarize => Solarize.Apply(picture, (int)(SolarizeThresholds * share)),
        PolicyOperation.SolarizeAdd => SolarizeAdd.Apply(picture, (int)(SolarizeAddition * share)),
        PolicyOperation.TranslateY => Warp.Translate(picture, 0, (int)Math.Round(sign * PolicyRanges.Translation * picture.Height * share)),
        _ => throw new NotSupportedException($"The policy has no operation '{Operation}'."),
    };
}
