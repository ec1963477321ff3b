namespace GhostFaceNets.Training.Data;

/// <summary>Reads, augments and normalises one picture of a batch. Safe for several threads; what it does depends on
/// seed, epoch and picture alone.</summary>
internal sealed class FaceReader(IFaceSource source, IBatchSampler sampler, LoaderOptions options)
{
    private const int Substitutes = 100;
    private readonly PictureReader _pictures = new(source, options.InputSize, options.BrokenPictures);

    /// <summary>What is wrong with each picture that was skipped, in the source's order.</summary>
    public IReadOnlyList<string> Broken => _pictures.Broken;

    /// <summary>Values of one picture.</summary>
    public int Length { get; } = 3 * options.InputSize * options.InputSize;

    /// <summary>Fills one place of a batch and returns the picture that was read for it.</summary>
    public int Read(int epoch, int index, Span<float> planes)
    {
        var draws = RandomDraws.OfPicture(options.Seed, epoch, index);
        var mirrored = options.Augmentation.Mirrors(ref draws);
        for (var attempt = 0; attempt < Substitutes; attempt++)
        {
            if (_pictures.TryRead(index) is { } picture)
            {
                FacePixels.Write(options.Augmentation.Apply(picture, ref draws), mirrored, planes);
                return index;
            }

            index = sampler.Substitute(index, ref draws);
        }

        throw new BadDataException(source.NameOf(index), $"{Substitutes} pictures in a row, of which this is the last, cannot be read.");
    }
}
