using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>Finds among all pairs of pictures those of one person, and of the others the most alike.</summary>
/// <param name="embeddings">Of length 1.</param>
/// <param name="persons">Of each picture.</param>
/// <param name="kept">As many pairs of different people are kept in any case.</param>
internal sealed class PairSearch(Embeddings embeddings, int[] persons, long kept = PairSearch.Kept)
{
    /// <summary>Sixteen bytes each.</summary>
    private const long Kept = 5_000_000;

    /// <summary>Twice the largest false match rate that is calibrated, so that thresholds of resampled people are among the kept pairs too.</summary>
    private const double KeptShare = 0.02;

    private const int Bins = 1 << 16;

    /// <summary>Rows that are multiplied with all after them at a time, so that each pair is computed about once.</summary>
    private const int Slab = 2048;

    /// <summary>Finds them; in one pass where all pairs can be kept, else in two.</summary>
    public (FacePair[] Genuine, FacePair[] Impostors) Find(double? keepAbove, IProgress<int>? progress, CancellationToken cancellation)
    {
        var all = (long)embeddings.Count * (embeddings.Count - 1) / 2;
        var floor = all <= kept ? 0 : Floor(Math.Max(kept, (long)(KeptShare * all)), cancellation);
        if (keepAbove is { } cosine) floor = Math.Min(floor, Bin((float)cosine));
        List<FacePair>[] genuine = [.. Workers.Select(_ => new List<FacePair>())], impostors = [.. Workers.Select(_ => new List<FacePair>())];
        Scan(
            (worker, row, first, cosines) =>
            {
                for (var i = 0; i < cosines.Length; i++)
                {
                    if (persons[row] == persons[first + i]) genuine[worker].Add(new(row, first + i, cosines[i]));
                    else if (Bin(cosines[i]) >= floor) impostors[worker].Add(new(row, first + i, cosines[i]));
                }
            },
            progress,
            cancellation);
        return ([.. genuine.SelectMany(pairs => pairs)], [.. impostors.SelectMany(pairs => pairs)]);
    }

    /// <summary>The bin from which on there are as many pairs as wanted.</summary>
    private int Floor(long wanted, CancellationToken cancellation)
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
        var floor = Bins;
        for (long above = 0; floor > 0 && above < wanted;)
        {
            floor--;
            above += counts.Sum(bins => bins[floor]);
        }

        return floor;
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

    private static int Bin(float cosine) => Math.Clamp((int)((cosine + 1) * (Bins / 2)), 0, Bins - 1);

    private delegate void Visit(int worker, int row, int firstColumn, ReadOnlySpan<float> cosines);
}
