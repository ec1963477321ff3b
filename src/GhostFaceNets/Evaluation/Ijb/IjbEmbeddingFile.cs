using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Embeddings in an <c>.npz</c> with the arrays <c>embs</c> and <c>embs_f</c>, as the reference names those of faces and of their mirror images.</summary>
public sealed class IjbEmbeddingFile : IEmbeddingParts
{
    private const string Faces = "embs";
    private const string Mirrors = "embs_f";
    private const int PartFaces = 4096;

    private readonly string _path;

    /// <summary>Looks whether a file has the embeddings of a release.</summary>
    /// <param name="path">The file; what else is in it is not read.</param>
    /// <param name="count">The number of faces that it must have.</param>
    /// <exception cref="BadDataException">The file has not these arrays, or of other faces.</exception>
    public IjbEmbeddingFile(string path, int count)
    {
        _path = path;
        using var faces = NpzRows.Open(path, Faces);
        using var mirrors = NpzRows.Open(path, Mirrors);
        if (faces.Count != count) throw new BadDataException(path, $"'{Faces}' has {faces.Count} rows, where the release has {count} faces.");
        if (mirrors.Count != count || mirrors.Size != faces.Size)
        {
            throw new BadDataException(path, $"'{Mirrors}' has the shape ({mirrors.Count}, {mirrors.Size}), '{Faces}' ({faces.Count}, {faces.Size}); they should be alike.");
        }

        (Count, Size) = (count, faces.Size);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public IEnumerable<IjbEmbeddings> Read() => Read([this]);

    /// <summary>Reads files one after another into the same memory.</summary>
    internal static IEnumerable<IjbEmbeddings> Read(IEnumerable<IjbEmbeddingFile> files)
    {
        float[] straight = [], mirrored = [];
        foreach (var file in files)
        {
            using var faces = NpzRows.Open(file._path, Faces);
            using var mirrors = NpzRows.Open(file._path, Mirrors);
            for (var first = 0; first < file.Count; first += PartFaces)
            {
                var count = Math.Min(PartFaces, file.Count - first);
                if (straight.Length != count * file.Size) (straight, mirrored) = (new float[count * file.Size], new float[count * file.Size]);
                faces.Next(straight);
                mirrors.Next(mirrored);
                yield return new(new Embeddings(count, file.Size, straight), new Embeddings(count, file.Size, mirrored));
            }
        }
    }

    /// <summary>Adds the two arrays to a file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Add(NpzWriter npz, IEmbeddingParts embeddings)
    {
        ArgumentNullException.ThrowIfNull(npz);
        ArgumentNullException.ThrowIfNull(embeddings);
        npz.AddRows(Faces, embeddings.Count, embeddings.Size, embeddings.Read().Select(part => part.Faces.Values));
        npz.AddRows(Mirrors, embeddings.Count, embeddings.Size, embeddings.Read().Select(part => part.Mirrors.Values));
    }
}
