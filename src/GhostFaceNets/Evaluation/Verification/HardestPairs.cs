namespace GhostFaceNets.Evaluation.Verification;

/// <summary>The pairs that a network finds hardest: one person twice who looks least alike, two people who look most alike.</summary>
public static class HardestPairs
{
    /// <summary>Indices of pairs, the hardest first; of equals the earlier.</summary>
    /// <param name="scores">Cosines.</param>
    /// <param name="same">Whether to look among the pairs of one person or among those of two.</param>
    /// <param name="count">The most that are wanted.</param>
    public static IReadOnlyList<int> Find(PairScores scores, bool same, int count)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return [.. Enumerable.Range(0, scores.Count)
            .Where(pair => scores.Same[pair] == same)
            .OrderBy(pair => same ? scores.Values[pair] : -scores.Values[pair])
            .Take(count)];
    }
}
