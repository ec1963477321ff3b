namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>The embeddings of the faces of a release, some thousand at a time: all of IJB-C's are 2 GB.</summary>
public interface IEmbeddingParts
{
    /// <summary>The number of faces.</summary>
    int Count { get; }

    /// <summary>Elements of an embedding.</summary>
    int Size { get; }

    /// <summary>Reads them in the order of the faces, from the first on each time. The numbers of a part last until the next one is asked for.</summary>
    /// <exception cref="BadDataException">A file is damaged.</exception>
    IEnumerable<IjbEmbeddings> Read();
}
