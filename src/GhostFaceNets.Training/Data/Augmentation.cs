namespace GhostFaceNets.Training.Data;

/// <summary>What is changed at random in a picture before the network sees it.</summary>
/// <param name="Flip">Mirror every other picture, left to right.</param>
public sealed record Augmentation(bool Flip)
{
    internal bool Mirrors(ref RandomDraws draws) => Flip && draws.NextUnit() < 0.5;
}
