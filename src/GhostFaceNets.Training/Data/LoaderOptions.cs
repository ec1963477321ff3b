namespace GhostFaceNets.Training.Data;

/// <summary>How a loader reads.</summary>
/// <param name="InputSize">Side of the network's square input in pixels.</param>
/// <param name="Seed">Decides every random change of a picture.</param>
/// <param name="Augmentation">What is changed at random.</param>
/// <param name="BrokenPictures">What to do about a picture that cannot be read.</param>
/// <param name="Threads">Decoder threads.</param>
/// <param name="Prefetch">Whole batches read ahead at most.</param>
public sealed record LoaderOptions(
    int InputSize,
    long Seed,
    Augmentation Augmentation,
    BrokenPicturePolicy BrokenPictures = BrokenPicturePolicy.Stop,
    int Threads = 2,
    int Prefetch = 3);
