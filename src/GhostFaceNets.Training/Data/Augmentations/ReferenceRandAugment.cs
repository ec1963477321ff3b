using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data.Augmentations.Operations;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>RandAugment as the published GhostFaceNets code has it: seven operations and none, each as likely as the
/// others. At magnitude 5 its colour, contrast, brightness and sharpness change nothing, and its contrast is measured
/// from a grey that depends on the picture's size.</summary>
/// <param name="magnitude">0..10.</param>
/// <param name="layers">Operations per picture.</param>
public sealed class ReferenceRandAugment(double magnitude, int layers) : IAugmentation
{
    private const int Operations = 8;
    private const double LargestCutout = 40;
    private readonly double _factor = PolicyRanges.EnhancementFactor(magnitude);
    private readonly int _cutout = (int)(magnitude / PolicyRanges.MaximalMagnitude * LargestCutout);

    /// <inheritdoc/>
    public Picture Apply(Picture picture, ref RandomDraws draws)
    {
        for (var layer = 0; layer < layers; layer++)
        {
            var (operation, x, y) = (draws.NextBelow(Operations), draws.NextBelow(picture.Width), draws.NextBelow(picture.Height));
            picture = Apply(operation, picture, x, y);
        }

        return picture;
    }

    /// <summary>One operation.</summary>
    /// <param name="operation">0..7.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="x">Middle of the cut-out.</param>
    /// <param name="y">Middle of the cut-out.</param>
    internal Picture Apply(int operation, Picture picture, int x, int y) => operation switch
    {
        0 => picture,
        1 => AutoContrast.Apply(picture),
        2 => Equalize.Apply(picture),
        3 => Colour.Apply(picture, _factor),
        4 => Contrast.Apply(picture, _factor, grey: Math.Min(255, picture.Width * picture.Height / 256)),
        5 => Brightness.Apply(picture, _factor),
        6 => Sharpness.Apply(picture, _factor),
        _ => Cutout.Apply(picture, x, y, _cutout),
    };
}
