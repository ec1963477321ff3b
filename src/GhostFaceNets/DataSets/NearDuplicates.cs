using GhostFaceNets.Imaging;

namespace GhostFaceNets.DataSets;

/// <summary>Finds pictures that look alike without a comparison of all with all.</summary>
internal static class NearDuplicates
{
    /// <summary>The most bits by which fingerprints of pictures that count as alike differ.</summary>
    public const int MostBits = Bands - 1;

    // Of four parts of a fingerprint, three changed bits leave one alone.
    private const int Bands = 4;
    private const int BandBits = 64 / Bands;

    /// <summary>Groups of at least two pictures, each alike with another of its group.</summary>
    /// <param name="hashes">The fingerprints.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Groups(IReadOnlyList<ulong> hashes, CancellationToken cancellation)
    {
        var distinct = hashes.Distinct().ToArray();
        var leaders = Enumerable.Range(0, distinct.Length).ToArray();
        for (var band = 0; band < Bands; band++)
        {
            foreach (var bucket in Enumerable.Range(0, distinct.Length).GroupBy(at => (ushort)(distinct[at] >> (BandBits * band))))
            {
                cancellation.ThrowIfCancellationRequested();
                Join(distinct, [.. bucket], leaders);
            }
        }

        var places = distinct.Index().ToDictionary(item => item.Item, item => item.Index);
        return [.. Enumerable.Range(0, hashes.Count)
            .GroupBy(index => Leader(leaders, places[hashes[index]]))
            .Where(group => group.Skip(1).Any())
            .Select(group => group.ToArray())];
    }

    private static void Join(ulong[] hashes, int[] bucket, int[] leaders)
    {
        for (var i = 0; i < bucket.Length; i++)
        {
            for (var j = i + 1; j < bucket.Length; j++)
            {
                if (PerceptualHash.Distance(hashes[bucket[i]], hashes[bucket[j]]) <= MostBits)
                {
                    leaders[Leader(leaders, bucket[j])] = Leader(leaders, bucket[i]);
                }
            }
        }
    }

    private static int Leader(int[] leaders, int of)
    {
        while (leaders[of] != of) of = leaders[of] = leaders[leaders[of]];
        return of;
    }
}
