using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>The embeddings of faces and of their mirror images, apart: <c>(N, E)</c> each, of any length.</summary>
public sealed class IjbEmbeddings
{
    /// <summary>The name of the faces' array in a file.</summary>
    public const string FacesArray = "embs";

    /// <summary>The name of the mirror images' array in a file.</summary>
    public const string MirrorsArray = "embs_f";

    /// <summary>Joins the two.</summary>
    /// <exception cref="ArgumentException">They have other shapes.</exception>
    public IjbEmbeddings(Embeddings faces, Embeddings mirrors)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(mirrors);
        if (faces.Count != mirrors.Count || faces.Size != mirrors.Size)
        {
            throw new ArgumentException($"Embeddings ({faces.Count}, {faces.Size}) of faces and ({mirrors.Count}, {mirrors.Size}) of their mirror images.", nameof(mirrors));
        }

        (Faces, Mirrors) = (faces, mirrors);
    }

    /// <summary>Of the faces.</summary>
    public Embeddings Faces { get; }

    /// <summary>Of their mirror images.</summary>
    public Embeddings Mirrors { get; }

    /// <summary>The two arrays by the reference's names.</summary>
    public IEnumerable<KeyValuePair<string, NumpyArray>> Arrays =>
    [
        new(FacesArray, NumpyArray.Of([Faces.Count, Faces.Size], Faces.Values)),
        new(MirrorsArray, NumpyArray.Of([Mirrors.Count, Mirrors.Size], Mirrors.Values)),
    ];

    /// <summary>Reads the arrays <c>embs</c> and <c>embs_f</c> of an <c>.npz</c>, as the reference and <see cref="Arrays"/> name them.</summary>
    /// <param name="path">The file; what else is in it is not read.</param>
    /// <param name="count">The number of faces that it must have.</param>
    /// <exception cref="BadDataException">The file has not these arrays, or of other faces.</exception>
    public static IjbEmbeddings Read(string path, int count)
    {
        var arrays = NpzFile.Read(path, name => name is FacesArray or MirrorsArray);
        Embeddings Named(string name)
        {
            if (!arrays.TryGetValue(name, out var array)) throw new BadDataException(path, $"it has no array '{name}': save it with --save-embeddings.");
            if (array.ElementType != typeof(float) || array.Shape is not [var rows, > 0 and var size]) throw new BadDataException(path, $"'{name}' is not an array of float32 with a row for each face.");
            return rows == count ? new(rows, size, array.Values<float>()) : throw new BadDataException(path, $"'{name}' has {rows} rows, where the release has {count} faces.");
        }

        try
        {
            return new(Named(FacesArray), Named(MirrorsArray));
        }
        catch (ArgumentException error)
        {
            throw new BadDataException(path, error.Message, error);
        }
    }
}
