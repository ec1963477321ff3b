using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Folders;

/// <summary>Chooses the pairs of a folder that are hardest to tell, as the reference does for its pair bins.</summary>
public static class HardPairs
{
    /// <summary>The folds into which a bin's pairs are arranged.</summary>
    public const int Folds = 10;

    /// <summary>The pairs of each kind in a bin of the reference.</summary>
    public const int DefaultCount = 3000;

    /// <summary>Chooses pairs: of all pairs of a person's pictures those with the lowest positive cosine; of the pairs of each person's pictures with those of
    /// the nearest person before it, those with the highest cosine below 1.</summary>
    /// <param name="faces">The embeddings.</param>
    /// <param name="count">Pairs of each kind. Where the folder has fewer of a kind, all of them are taken.</param>
    /// <param name="folds">Folds. What the pairs of a kind exceed a multiple of it by is left out.</param>
    /// <param name="cancellation">Stops between two people.</param>
    /// <returns>Fold by fold first pairs of the same person, then of different ones, both in ascending order of the cosine over all folds.</returns>
    public static IReadOnlyList<ScoredPair> Choose(FolderEmbeddings faces, int count = DefaultCount, int folds = Folds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, folds);
        var centres = new PersonCentres(faces);
        var same = Extreme(Positives(faces, centres, cancellation).Where(pair => pair.Score > 0), count, sign: 1);
        var different = Extreme(Negatives(faces, centres, cancellation).Where(pair => pair.Score < 1), count, sign: -1);
        var (samePerFold, differentPerFold) = (same.Length / folds, different.Length / folds);
        return [.. Enumerable.Range(0, folds).SelectMany(fold =>
            same.Skip(fold * samePerFold).Take(samePerFold).Concat(different.Skip(fold * differentPerFold).Take(differentPerFold)))];
    }

    private static IEnumerable<ScoredPair> Positives(FolderEmbeddings faces, PersonCentres centres, CancellationToken cancellation)
    {
        foreach (var images in centres.Images)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < images.Count; i++)
            {
                for (var j = i + 1; j < images.Count; j++) yield return Pair(faces, images[i], images[j], same: true);
            }
        }
    }

    private static IEnumerable<ScoredPair> Negatives(FolderEmbeddings faces, PersonCentres centres, CancellationToken cancellation)
    {
        var nearest = centres.NearestBefore(cancellation);
        for (var person = 1; person < centres.People; person++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var second in centres.Images[nearest[person]])
            {
                foreach (var first in centres.Images[person]) yield return Pair(faces, first, second, same: false);
            }
        }
    }

    private static ScoredPair Pair(FolderEmbeddings faces, int first, int second, bool same) =>
        new(first, second, same, Cosine.Of(faces.Embeddings[first], faces.Embeddings[second]));

    /// <summary>The pairs with the lowest (sign 1) or highest (sign -1) scores, in ascending order; never more than these are held.</summary>
    private static ScoredPair[] Extreme(IEnumerable<ScoredPair> pairs, int count, int sign)
    {
        var kept = new PriorityQueue<ScoredPair, double>();
        foreach (var pair in pairs)
        {
            if (kept.Count < count) kept.Enqueue(pair, -sign * pair.Score);
            else kept.EnqueueDequeue(pair, -sign * pair.Score);
        }

        return [.. kept.UnorderedItems.Select(item => item.Element).OrderBy(pair => pair.Score).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }
}
