using System.Collections.Concurrent;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data;

/// <summary>Reads pictures of one size from a source and keeps account of the broken ones. Safe for several threads.</summary>
/// <param name="source">The data set.</param>
/// <param name="size">Side of the square pictures in pixels.</param>
/// <param name="policy">What to do about a picture that cannot be read or has another size.</param>
public sealed class PictureReader(IFaceSource source, int size, BrokenPicturePolicy policy)
{
    private readonly ConcurrentDictionary<int, string> _broken = new();

    /// <summary>What is wrong with each picture that was skipped, in the source's order.</summary>
    public IReadOnlyList<string> Broken => [.. _broken.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>Reads a picture; null when it is broken and the policy is to skip.</summary>
    /// <exception cref="BadDataException">It is broken, or of another size, and the policy is to stop.</exception>
    public Picture? TryRead(int index)
    {
        try
        {
            var picture = source.Read(index);
            return picture.Width == size && picture.Height == size
                ? picture
                : throw new BadDataException(
                    source.NameOf(index),
                    $"is {picture.Width} x {picture.Height} pixels, the network takes {size} x {size}; 'ghostface align' cuts faces to size.");
        }
        catch (BadDataException error) when (policy == BrokenPicturePolicy.Skip)
        {
            _broken.TryAdd(index, error.Message);
            return null;
        }
    }
}
