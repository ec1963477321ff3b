using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Embeddings as rows of a matrix product whose products are scores: larger for nearer, and comparable between probes.</summary>
/// <remarks>Half the squared distance of p and x is |p|²/2 + |x|²/2 - p·x; two more components, -|x|²/2 beside 1 and 1 beside -|p|²/2,
/// let the product give its negative.</remarks>
/// <param name="distance">By what embeddings are compared.</param>
/// <param name="refined">Whether the last component is the one that <see cref="NoiseRemoval"/> adds.</param>
internal sealed class ComparisonRows(MegaFaceDistance distance, bool refined)
{
    private const int More = 2;

    /// <summary>Numbers of a row.</summary>
    public static int DepthOf(int size) => size + More;

    /// <summary>Rows for probes, the left of the product.</summary>
    public float[] Probes(Embeddings embeddings) => Rows(embeddings, (half, _) => (1, -half));

    /// <summary>Rows for what is searched among, the right of the product.</summary>
    public float[] Gallery(Embeddings embeddings) => Rows(embeddings, (half, away) => (-half - away, 1));

    private float[] Rows(Embeddings embeddings, Func<float, float, (float, float)> lasts)
    {
        var (size, depth) = (embeddings.Size, DepthOf(embeddings.Size));
        var rows = new float[checked(embeddings.Count * depth)];
        for (var i = 0; i < embeddings.Count; i++)
        {
            var row = rows.AsSpan(i * depth, depth);
            embeddings[i].CopyTo(row);
            var away = 0f;
            if (distance == MegaFaceDistance.Cosine && refined) (away, row[size - 1]) = (row[size - 1], 0);
            var squares = 0.0;
            foreach (var value in row[..size]) squares += (double)value * value;
            if (distance == MegaFaceDistance.Cosine && squares > 0)
            {
                var length = Math.Sqrt(squares);
                foreach (ref var value in row[..size]) value = (float)(value / length);
                squares = 0;
            }

            (row[size], row[size + 1]) = lasts((float)(squares / 2), away);
        }

        return rows;
    }
}
