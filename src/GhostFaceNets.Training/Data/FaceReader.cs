using System.Collections.Concurrent;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data;

/// <summary>Reads, augments and normalises one picture of a batch. Safe for several threads; what it does depends on
/// seed, epoch and picture alone.</summary>
internal sealed class FaceReader(IFaceSource source, LoaderOptions options)
{
    private const int Substitutes = 100;
    private readonly ConcurrentDictionary<int, string> _broken = new();

    /// <summary>What is wrong with each picture that was skipped, in the source's order.</summary>
    public IReadOnlyList<string> Broken => [.. _broken.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>Values of one picture.</summary>
    public int Length { get; } = 3 * options.InputSize * options.InputSize;

    /// <summary>Fills one place of a batch and returns the picture's class.</summary>
    public int Read(int epoch, int index, Span<float> planes)
    {
        var draws = RandomDraws.OfPicture(options.Seed, epoch, index);
        var mirrored = options.Augmentation.Mirrors(ref draws);
        for (var attempt = 0; attempt < Substitutes; attempt++)
        {
            if (TryRead(index) is { } picture)
            {
                FacePixels.Write(picture, mirrored, planes);
                return source.PersonOf(index);
            }

            index = draws.NextBelow(source.Count);
        }

        throw new BadDataException(source.NameOf(index), $"{Substitutes} pictures in a row, of which this is the last, cannot be read.");
    }

    private Picture? TryRead(int index)
    {
        try
        {
            var picture = source.Read(index);
            return picture.Width == options.InputSize && picture.Height == options.InputSize
                ? picture
                : throw new BadDataException(
                    source.NameOf(index),
                    $"is {picture.Width} x {picture.Height} pixels, the network takes {options.InputSize} x {options.InputSize}; 'ghostface align' cuts faces to size.");
        }
        catch (BadDataException error) when (options.BrokenPictures == BrokenPicturePolicy.Skip)
        {
            _broken.TryAdd(index, error.Message);
            return null;
        }
    }
}
