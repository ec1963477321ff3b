using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data.Augmentations.Operations;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>RandAugment (Cubuk et al. 2019): some operations out of fourteen, each as likely as the others, all of one
/// strength. Strength grows from nothing at magnitude 0 to the ends of AutoAugment's ranges at 10; operations with two
/// directions draw one.</summary>
/// <param name="magnitude">0..10.</param>
/// <param name="layers">Operations per picture.</param>
public sealed class RandAugment(double magnitude, int layers) : IAugmentation
{
    private const int Operations = 14;
    private readonly double _share = magnitude / PolicyRanges.MaximalMagnitude;

    /// <inheritdoc/>
    public Picture Apply(Picture picture, ref RandomDraws draws)
    {
        for (var layer = 0; layer < layers; layer++) picture = Apply(draws.NextBelow(Operations), picture, draws.NextSign() * _share);
        return picture;
    }

    /// <summary>One operation.</summary>
    /// <param name="operation">0..13.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="signed">The share of the range, with the direction as its sign.</param>
    internal static Picture Apply(int operation, Picture picture, double signed) => operation switch
    {
        0 => picture,
        1 => AutoContrast.Apply(picture),
        2 => Equalize.Apply(picture),
        3 => Warp.Rotate(picture, PolicyRanges.Rotation * signed),
        4 => Solarize.Apply(picture, (int)Math.Round(256 * (1 - Math.Abs(signed)))),
        5 => Colour.Apply(picture, 1 + PolicyRanges.Enhancement * signed),
        6 => Posterize.Apply(picture, 8 - (int)Math.Round(PolicyRanges.LostBits * Math.Abs(signed))),
        7 => Contrast.Apply(picture, 1 + PolicyRanges.Enhancement * signed),
        8 => Brightness.Apply(picture, 1 + PolicyRanges.Enhancement * signed),
        9 => Sharpness.Apply(picture, 1 + PolicyRanges.Enhancement * signed),
        10 => Warp.ShearX(picture, PolicyRanges.Shear * signed),
        11 => Warp.ShearY(picture, PolicyRanges.Shear * signed),
        12 => Warp.Translate(picture, (int)Math.Round(PolicyRanges.Translation * picture.Width * signed), 0),
        _ => Warp.Translate(picture, 0, (int)Math.Round(PolicyRanges.Translation * picture.Height * signed)),
    };
}
