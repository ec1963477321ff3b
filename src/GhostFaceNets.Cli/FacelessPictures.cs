using System.Collections.Concurrent;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli;

/// <summary>Pictures that show no face among many that are embedded: an error at the first one, or left out and listed.</summary>
/// <param name="allowed">Whether they are left out.</param>
internal sealed class FacelessPictures(bool allowed)
{
    private readonly ConcurrentDictionary<int, byte> _indices = [];

    /// <summary>Notes a picture and gives a blank face that keeps its row's place until <see cref="Remove"/>.</summary>
    /// <exception cref="BadDataException">Pictures without a face are not allowed.</exception>
    public Picture Add(int index, string path, int size)
    {
        if (!allowed) throw new BadDataException(path, "no face was found in it; --skip-faceless leaves such pictures out and lists them.");
        _indices.TryAdd(index, 0);
        return new Picture(size, size, new byte[3 * size * size]);
    }

    /// <summary>The pictures' paths, in order.</summary>
    public IReadOnlyList<string> Names(IReadOnlyList<string> files) => [.. _indices.Keys.Order().Select(index => files[index])];

    /// <summary>The indices below a count without the noted pictures'.</summary>
    public int[] Kept(int count) => [.. Enumerable.Range(0, count).Where(index => !_indices.ContainsKey(index))];

    /// <summary>The rows and names without the noted pictures'.</summary>
    public (Embeddings Rows, IReadOnlyList<string> Names) Remove(Embeddings rows, IReadOnlyList<string> files)
    {
        if (_indices.IsEmpty) return (rows, files);
        var kept = Kept(rows.Count);
        var values = new float[kept.Length * rows.Size];
        for (var i = 0; i < kept.Length; i++) rows[kept[i]].CopyTo(values.AsSpan(i * rows.Size));
        return (new Embeddings(kept.Length, rows.Size, values), [.. kept.Select(index => files[index])]);
    }
}
