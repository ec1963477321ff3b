using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>Finds among all pairs of pictures those of one person, and of the others the most alike.</summary>
/// <param name="embeddings">Of length 1.</param>
/// <param name="persons">Of each picture.</param>
/// <param name="kept">As many pairs of different people are kept in any case.</param>
/// <param name="most">More pairs are never kept.</param>
internal sealed class PairSearch(Embeddings embeddings, int[] persons, long kept = PairSearch.Kept, long most = PairSearch.Most)
{
    /// <summary>Sixteen bytes each.</summary>
    private const long Kept = 5_000_000;

    /// <summary>Twice the largest false match rate that is calibrated, so that thresholds of resampled people are among the kept pairs too.</summary>
    private const double KeptShare = 0.02;

    /// <summary>2.4 GB.</summary>
    private const long Most = 150_000_000;

    private const int Bins = 1 << 16;

    /// <summary>Rows that are multiplied with all after them at a time, so that each pair is computed about once.</summary>
    private const int Slab = 2048;

    /// <summary>Finds them, in no order; in one pass where all pairs can be kept, else in two.</summary>
    /// <exception cref="InvalidOperationException">They are more than can be kept.</exception>
    public (FacePair[] Genuine, FacePair[] Impostors) Find(double? keepAbove, IProgress<int>? progress, CancellationToken cancellation)
    {
        var all = (long)embeddings.Count * (embeddings.Count - 1) / 2;
        var genuineCount = persons.CountBy(person => person).Sum(person => (long)person.Value * (person.Value - 1) / 2);
        var (floor, count) = all <= kept ? (0, all - genuineCount) : Floor(Math.Max(kept, (long)(KeptShare * all)), keepAbove, cancellation);
        if (genuineCount + count > most)
        {
            throw new InvalidOperationException(
                $"{genuineCount:N0} pairs of one person and {count:N0} of different people are more than the {most:N0} that can be kept; take fewer pictures{(keepAbove is null ? "" : " or a higher threshold")}.");
        }

        var (genuine, impostors) = (new FacePair[genuineCount], new FacePair[count]);
        long genuineEnd = 0, impostorEnd = 0;
        Scan(
            (_, row, first, cosines) =>
            {
                var (same, different) = (0, 0);
                for (var i = 0; i < cosines.Length; i++)
                {
                    if (persons[row] == persons[first + i]) same++;
                    else if (Bin(cosines[i]) >= floor) different++;
                }

                // A place for each worker, found once for the whole part.
                var (nextSame, nextDifferent) = (Interlocked.Add(ref genuineEnd, same) - same, Interlocked.Add(ref impostorEnd, different) - different);
                for (var i = 0; i < cosines.Length && same + different > 0; i++)
                {
                    if (persons[row] == persons[first + i]) genuine[nextSame++] = new(row, first + i, Cosine(cosines[i]));
                    else if (Bin(cosines[i]) >= floor) impostors[nextDifferent++] = new(row, first + i, Cosine(cosines[i]));
                }
            },
            progress,
            cancellation);
        return (genuine, impostors);
    }

    /// <summary>The bin from which on there are as many pairs of different people as wanted, or all above a cosine, and how many they are.</summary>
    private (int Bin, long Pairs) Floor(long wanted, double? keepAbove, CancellationToken cancellation)
    {
        long[][] counts = [.. Workers.Select(_ => new long[Bins])];
        Scan(
            (worker, row, first, cosines) =>
            {
                for (var i = 0; i < cosines.Length; i++)
                {
                    if (persons[row] != persons[first + i]) counts[worker][Bin(cosines[i])]++;
                }
            },
            null,
            cancellation);
        var (floor, above, highest) = (Bins, 0L, keepAbove is { } cosine ? Bin((float)cosine) : Bins);
        while (floor > 0 && (above < wanted || floor > highest))
        {
            floor--;
            above += counts.Sum(bins => bins[floor]);
        }

        return (floor, above);
    }

    private static IEnumerable<int> Workers => Enumerable.Range(0, Environment.ProcessorCount);

    /// <summary>Hands over the cosines of each picture with those after it, in parts.</summary>
    private void Scan(Visit visit, IProgress<int>? progress, CancellationToken cancellation)
    {
        for (var slab = 0; slab < embeddings.Count; slab += Slab)
        {
            var (first, rows) = (slab, Math.Min(Slab, embeddings.Count - slab));
            var left = new PackedRows(embeddings.Values.AsSpan(first * embeddings.Size, rows * embeddings.Size), embeddings.Size);
            MatrixProduct.ForEachBlock(left, embeddings.Values.AsMemory(first * embeddings.Size), block =>
            {
                for (var row = 0; row < block.Rows; row++)
                {
                    var skipped = Math.Max(0, block.FirstRow + row + 1 - block.FirstColumn);
                    if (skipped < block.Columns) visit(block.Worker, first + block.FirstRow + row, first + block.FirstColumn + skipped, block[row][skipped..]);
                }
            }, cancellation: cancellation);
            progress?.Report(first + rows);
        }
    }

    /// <summary>Sums of floats may come out beyond 1, where no cosine is and no model card holds a threshold.</summary>
    private static float Cosine(float product) => Math.Clamp(product, -1, 1);

    private static int Bin(float cosine) => Math.Clamp((int)((cosine + 1) * (Bins / 2)), 0, Bins - 1);

    private delegate void Visit(int worker, int row, int firstColumn, ReadOnlySpan<float> cosines);
}
