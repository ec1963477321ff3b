using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data.Augmentations;

namespace GhostFaceNets.Training.Data;

/// <summary>What is changed at random in a picture before the network sees it.</summary>
/// <param name="Flip">Mirror every other picture, left to right.</param>
/// <param name="Steps">Other changes, one after the other.</param>
/// <param name="Mixup">How pictures of a batch are mixed; null for not at all.</param>
public sealed record Augmentation(bool Flip, IReadOnlyList<IAugmentation> Steps, Mixup? Mixup = null)
{
    internal bool Mirrors(ref RandomDraws draws) => Flip && draws.NextUnit() < 0.5;

    internal Picture Apply(Picture picture, ref RandomDraws draws)
    {
        foreach (var step in Steps) picture = step.Apply(picture, ref draws);
        return picture;
    }
}
