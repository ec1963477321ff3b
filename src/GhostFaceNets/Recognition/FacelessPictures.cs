using System.Collections.Concurrent;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Recognition;

/// <summary>The pictures that show no face among many that are embedded in one go. A blank face keeps the place of each, so that rows and pictures stay parallel
/// until both are left out. May be told of them by several threads.</summary>
public sealed class FacelessPictures
{
    private readonly ConcurrentDictionary<int, byte> _indices = [];

    /// <summary>Their number.</summary>
    public int Count => _indices.Count;

    /// <summary>Notes a picture.</summary>
    /// <returns>A blank face to embed in its place; the embedding means nothing.</returns>
    /// <param name="index">The picture's place.</param>
    /// <param name="size">The side of the network's input in pixels.</param>
    public Picture Add(int index, int size)
    {
        _indices.TryAdd(index, 0);
        return new Picture(size, size, new byte[3 * size * size]);
    }

    /// <summary>Whether a picture was noted.</summary>
    public bool Contains(int index) => _indices.ContainsKey(index);

    /// <summary>Their names, in order.</summary>
    /// <param name="pictures">The names of all pictures.</param>
    public IReadOnlyList<string> Names(IReadOnlyList<string> pictures) => [.. _indices.Keys.Order().Select(index => pictures[index])];

    /// <summary>The places below a count without those of the noted pictures.</summary>
    public int[] Kept(int count) => [.. Enumerable.Range(0, count).Where(index => !Contains(index))];

    /// <summary>The rows and names without those of the noted pictures.</summary>
    public (Embeddings Rows, IReadOnlyList<string> Names) Remove(Embeddings rows, IReadOnlyList<string> pictures)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (_indices.IsEmpty) return (rows, pictures);
        var kept = Kept(rows.Count);
        var values = new float[kept.Length * rows.Size];
        for (var i = 0; i < kept.Length; i++) rows[kept[i]].CopyTo(values.AsSpan(i * rows.Size));
        return (new Embeddings(kept.Length, rows.Size, values), [.. kept.Select(index => pictures[index])]);
    }
}
