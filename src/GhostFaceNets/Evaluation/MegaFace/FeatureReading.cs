using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Reads the embeddings of many pictures, several files at once.</summary>
public static class FeatureReading
{
    private const int PartLength = 4096;

    /// <summary>Reads all pictures' embeddings; their size is that of the first.</summary>
    /// <exception cref="BadDataException">A file is missing or broken, or its size differs.</exception>
    public static Embeddings All(FeatureFolder folder, IReadOnlyList<string> pictures, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(pictures);
        var size = FeatureFile.Read(folder.PathOf(pictures[0])).Length;
        return Read(folder, pictures, 0, pictures.Count, size, null, cancellation);
    }

    /// <summary>Reads pictures' embeddings in parts of some thousands, each when it is asked for.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="size">Numbers of each file.</param>
    /// <param name="noises">If not null, one component more is appended, which carries the listed away: <see cref="NoiseRemoval"/>.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="BadDataException">A file is missing or broken, or has another size.</exception>
    public static IEnumerable<Embeddings> Parts(
        FeatureFolder folder, IReadOnlyList<string> pictures, int size, NoiseLists? noises = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(pictures);
        for (var first = 0; first < pictures.Count; first += PartLength)
        {
            yield return Read(folder, pictures, first, Math.Min(PartLength, pictures.Count - first), size, noises, cancellation);
        }
    }

    private static Embeddings Read(FeatureFolder folder, IReadOnlyList<string> pictures, int first, int count, int size, NoiseLists? noises, CancellationToken cancellation)
    {
        var row = size + (noises is null ? 0 : 1);
        var read = new Embeddings(count, row, new float[checked(count * row)]);
        EachFile.Do(count, i =>
        {
            var picture = pictures[first + i];
            FeatureFile.Read(folder.PathOf(picture), read.Values.AsSpan(i * row, size));
            if (noises is not null) read.Values[(i * row) + size] = NoiseRemoval.Extra(picture, noises);
        }, cancellation);
        return read;
    }
}
