namespace GhostFaceNets.Evaluation;

/// <summary>A cumulative match characteristic: how often the right person is among the best so many answers of an identification.</summary>
public sealed class CmcCurve
{
    /// <summary>Wraps ranks and rates without copying them.</summary>
    /// <param name="name">As legends name it.</param>
    /// <param name="ranks">Ascending, from 1 upwards; not every rank needs to be there.</param>
    /// <param name="rates">For each rank, the share of searches whose right person is at this rank or a better one, 0..1, ascending.</param>
    /// <exception cref="ArgumentException">There is no rank, the lengths differ, or the values are not as said.</exception>
    public CmcCurve(string name, IReadOnlyList<int> ranks, IReadOnlyList<double> rates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(ranks);
        ArgumentNullException.ThrowIfNull(rates);
        if (ranks.Count == 0 || ranks.Count != rates.Count) throw new ArgumentException($"{ranks.Count} ranks for {rates.Count} rates.", nameof(ranks));
        for (var i = 0; i < ranks.Count; i++)
        {
            if (ranks[i] <= (i == 0 ? 0 : ranks[i - 1])) throw new ArgumentException($"Rank {ranks[i]} at place {i}: ranks begin at 1 or later and ascend.", nameof(ranks));
            if (!(rates[i] >= (i == 0 ? 0 : rates[i - 1]) && rates[i] <= 1)) throw new ArgumentException($"Rate {rates[i]} at rank {ranks[i]}: rates ascend within 0..1.", nameof(rates));
        }

        (Name, Ranks, Rates) = (name, ranks, rates);
    }

    /// <summary>As legends name it.</summary>
    public string Name { get; }

    /// <summary>Ascending, 1 for the best answer.</summary>
    public IReadOnlyList<int> Ranks { get; }

    /// <summary>For each rank, the share of searches that find the right person within it, 0..1.</summary>
    public IReadOnlyList<double> Rates { get; }
}
