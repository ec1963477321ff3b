using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Verification;

/// <summary>The similarity of each pair and the truth: what all verification measures are computed from.</summary>
public sealed class PairScores
{
    /// <summary>Wraps scores without copying them.</summary>
    /// <param name="scores">For each pair a cosine, -1..1, larger for more alike.</param>
    /// <param name="same">For each pair, whether both are the same person.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no pair, or a score is not finite.</exception>
    public PairScores(double[] scores, IReadOnlyList<bool> same)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(same);
        if (scores.Length != same.Count) throw new ArgumentException($"{scores.Length} scores for {same.Count} labels.", nameof(scores));
        if (scores.Length == 0) throw new ArgumentException("There is no pair to evaluate.", nameof(scores));
        if (Array.FindIndex(scores, score => !double.IsFinite(score)) is var bad and >= 0)
        {
            throw new ArgumentException($"The score of pair {bad} is {scores[bad]}.", nameof(scores));
        }

        (Values, Same) = (scores, same);
    }

    /// <summary>The cosine of each pair.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>For each pair, whether both are the same person.</summary>
    public IReadOnlyList<bool> Same { get; }

    /// <summary>The number of pairs.</summary>
    public int Count => Values.Count;

    /// <summary>The scores of the pairs that show, or do not show, the same person, in ascending order.</summary>
    public double[] Sorted(bool same)
    {
        double[] chosen = [.. Values.Where((_, pair) => Same[pair] == same)];
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>The cosines of embeddings 2 k and 2 k + 1; the cosine of an embedding of zeros is 0.</summary>
    /// <param name="interleaved">Embeddings of 2 n pictures, of any length.</param>
    /// <param name="same">For each of the n pairs, whether both are the same person.</param>
    /// <exception cref="ArgumentException">There are not two embeddings for each label, or there is no pair.</exception>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    public static PairScores Of(Embeddings interleaved, IReadOnlyList<bool> same)
    {
        ArgumentNullException.ThrowIfNull(interleaved);
        ArgumentNullException.ThrowIfNull(same);
        if (interleaved.Count != 2L * same.Count) throw new ArgumentException($"{interleaved.Count} embeddings for {same.Count} labels.", nameof(interleaved));
        var scores = new double[same.Count];
        for (var pair = 0; pair < scores.Length; pair++)
        {
            scores[pair] = Cosine.Of(interleaved[2 * pair], interleaved[2 * pair + 1]);
            if (!double.IsFinite(scores[pair]))
            {
                throw new InvalidOperationException($"An embedding of pair {pair} is not finite: the network has diverged.");
            }
        }

        return new PairScores(scores, same);
    }
}
