using GhostFaceNets.Imaging;
using static GhostFaceNets.Training.Data.Augmentations.PolicyOperation;

namespace GhostFaceNets.Training.Data.Augmentations;

/// <summary>AutoAugment's policy v0, as EfficientNet was trained with: one of 25 pairs of operations, each done with its
/// probability at its magnitude of 0..10. Translation and lost bits have the paper's ranges, which fit pictures of any size.</summary>
public sealed class AutoAugment : IAugmentation
{
    private static readonly (PolicyStep First, PolicyStep Second)[] s_policy =
    [
        (new(Equalize, .8, 1), new(ShearY, .8, 4)),
        (new(Colour, .4, 9), new(Equalize, .6, 3)),
        (new(Colour, .4, 1), new(Rotate, .6, 8)),
        (new(Solarize, .8, 3), new(Equalize, .4, 7)),
        (new(Solarize, .4, 2), new(Solarize, .6, 2)),
        (new(Colour, .2, 0), new(Equalize, .8, 8)),
        (new(Equalize, .4, 8), new(SolarizeAdd, .8, 3)),
        (new(ShearX, .2, 9), new(Rotate, .6, 8)),
        (new(Colour, .6, 1), new(Equalize, 1, 2)),
        (new(Invert, .4, 9), new(Rotate, .6, 0)),
        (new(Equalize, 1, 9), new(ShearY, .6, 3)),
        (new(Colour, .4, 7), new(Equalize, .6, 0)),
        (new(Posterize, .4, 6), new(AutoContrast, .4, 7)),
        (new(Solarize, .6, 8), new(Colour, .6, 9)),
        (new(Solarize, .2, 4), new(Rotate, .8, 9)),
        (new(Rotate, 1, 7), new(TranslateY, .8, 9)),
        (new(ShearX, 0, 0), new(Solarize, .8, 4)),
        (new(ShearY, .8, 0), new(Colour, .6, 4)),
        (new(Colour, 1, 0), new(Rotate, .6, 2)),
        (new(Equalize, .8, 4), new(Equalize, 0, 8)),
        (new(Equalize, 1, 4), new(AutoContrast, .6, 2)),
        (new(ShearY, .4, 7), new(SolarizeAdd, .6, 7)),
        (new(Posterize, .8, 2), new(Solarize, .6, 10)),
        (new(Solarize, .6, 8), new(Equalize, .6, 1)),
        (new(Colour, .8, 6), new(Rotate, .4, 5)),
    ];

    /// <inheritdoc/>
    public Picture Apply(Picture picture, ref RandomDraws draws)
    {
        var (first, second) = s_policy[draws.NextBelow(s_policy.Length)];
        return second.Apply(first.Apply(picture, ref draws), ref draws);
    }
}
