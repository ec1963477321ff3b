using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>The embeddings of faces and of their mirror images, apart: <c>(N, E)</c> each, of any length.</summary>
public sealed class IjbEmbeddings : IEmbeddingParts
{
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

    /// <inheritdoc/>
    int IEmbeddingParts.Count => Faces.Count;

    /// <inheritdoc/>
    int IEmbeddingParts.Size => Faces.Size;

    /// <inheritdoc/>
    IEnumerable<IjbEmbeddings> IEmbeddingParts.Read() => [this];
}
