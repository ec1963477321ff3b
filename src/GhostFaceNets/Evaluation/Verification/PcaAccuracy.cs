using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Verification;

/// <summary>The ten-fold accuracy after a principal component analysis: the mean and the directions of most variance are those of the nine training
/// folds' embeddings; all are projected on them and scaled to length 1. The original project prints such a figure without computing it.</summary>
public static class PcaAccuracy
{
    /// <summary>Measures.</summary>
    /// <param name="interleaved">Embeddings, those of pair k at 2 k and 2 k + 1; they are scaled to length 1 first.</param>
    /// <param name="same">For each pair, whether both are the same person.</param>
    /// <param name="components">Directions that are kept, 1 .. the embeddings' size.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="ArgumentException">There are not two embeddings for each label, no pair, or more components than elements.</exception>
    public static TenFoldAccuracy Of(Embeddings interleaved, IReadOnlyList<bool> same, int components, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(interleaved);
        ArgumentNullException.ThrowIfNull(same);
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(components, interleaved.Size);
        if (same.Count == 0 || interleaved.Count != 2L * same.Count) throw new ArgumentException($"{interleaved.Count} embeddings for {same.Count} labels.", nameof(interleaved));
        var rows = Cosine.Normalize(interleaved);
        var folds = FoldCounts.Ranges(same.Count, TenFoldAccuracy.FoldCount);
        var sums = folds.Select(fold => Sums(rows, 2 * fold.Start, 2 * fold.End)).ToArray();
        var distances = new double[folds.Length][];
        Parallel.For(0, folds.Length, new ParallelOptions { CancellationToken = cancellation }, fold =>
        {
            var training = sums.Where((_, other) => other != fold || folds.Length == 1).ToArray();
            var (mean, covariance) = Spread(training, rows.Size);
            distances[fold] = Distances(rows, mean, PrincipalDirections.Find(covariance, rows.Size, components, cancellation), components);
        });
        return TenFoldAccuracy.Of((fold, pair) => distances[fold][pair], same);
    }

    /// <summary>Number, sum and sum of squares of some rows.</summary>
    private static (int Count, double[] Sum, double[] Squares) Sums(Embeddings rows, int start, int end)
    {
        var (sum, squares) = (new double[rows.Size], new double[rows.Size * rows.Size]);
        for (var index = start; index < end; index++)
        {
            var row = rows[index];
            for (var i = 0; i < row.Length; i++)
            {
                sum[i] += row[i];
                double value = row[i];
                for (var (j, at) = (0, i * row.Length); j < row.Length; j++) squares[at + j] += value * row[j];
            }
        }

        return (end - start, sum, squares);
    }

    private static (double[] Mean, double[] Covariance) Spread((int Count, double[] Sum, double[] Squares)[] parts, int size)
    {
        var count = parts.Sum(part => part.Count);
        double[] mean = [.. Enumerable.Range(0, size).Select(i => parts.Sum(part => part.Sum[i]) / count)];
        var covariance = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) covariance[i * size + j] = parts.Sum(part => part.Squares[i * size + j]) / count - mean[i] * mean[j];
        }

        return (mean, covariance);
    }

    private static double[] Distances(Embeddings rows, double[] mean, double[] directions, int components)
    {
        var distances = new double[rows.Count / 2];
        var (first, second) = (new double[components], new double[components]);
        for (var pair = 0; pair < distances.Length; pair++)
        {
            Project(rows[2 * pair], mean, directions, first);
            Project(rows[2 * pair + 1], mean, directions, second);
            for (var i = 0; i < components; i++) distances[pair] += (first[i] - second[i]) * (first[i] - second[i]);
        }

        return distances;
    }

    private static void Project(ReadOnlySpan<float> row, double[] mean, double[] directions, double[] projected)
    {
        var squares = 0.0;
        for (var component = 0; component < projected.Length; component++)
        {
            var direction = directions.AsSpan(component * row.Length, row.Length);
            var sum = 0.0;
            for (var i = 0; i < row.Length; i++) sum += (row[i] - mean[i]) * direction[i];
            projected[component] = sum;
            squares += sum * sum;
        }

        if (squares == 0) return;
        for (var component = 0; component < projected.Length; component++) projected[component] /= Math.Sqrt(squares);
    }
}
