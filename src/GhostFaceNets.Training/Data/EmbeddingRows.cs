using GhostFaceNets.Recognition;

namespace GhostFaceNets.Training.Data;

/// <summary>Takes some embeddings out of many.</summary>
internal static class EmbeddingRows
{
    /// <summary>Those of the given rows, in their order; all of them are not copied.</summary>
    public static Embeddings Of(Embeddings all, int[] rows)
    {
        if (rows.Length == all.Count) return all;
        var values = new float[rows.Length * all.Size];
        foreach (var (place, row) in rows.Index()) all[row].CopyTo(values.AsSpan(place * all.Size));
        return new(rows.Length, all.Size, values);
    }
}
