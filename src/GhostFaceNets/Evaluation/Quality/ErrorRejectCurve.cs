using GhostFaceNets.Evaluation.Calibration;

namespace GhostFaceNets.Evaluation.Quality;

/// <summary>How the errors at a fixed threshold fall when the pictures of least quality are rejected: whether a measure of quality tells which pictures
/// will fail. The length of an embedding, before it is scaled to 1, is such a measure of many networks.</summary>
/// <remarks>Grother and Tabassi, "Performance of biometric quality measures", PAMI 29 (4), 2007; here pictures are rejected, and with each all its pairs.</remarks>
public static class ErrorRejectCurve
{
    /// <summary>The shares that are rejected unless others are asked for.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];

    /// <summary>Measures.</summary>
    /// <param name="pairs">All pairs of pictures; those of different people above the threshold must be among the kept ones.</param>
    /// <param name="quality">Of each picture, larger for better.</param>
    /// <param name="threshold">The cosine above which a pair matches.</param>
    /// <param name="shares">The shares of pictures to reject, 0 .. below 1; of equal quality the first are rejected first.</param>
    /// <exception cref="ArgumentException">There are not as many qualities as pictures, or a share is out of range.</exception>
    public static IReadOnlyList<RejectPoint> Of(FacePairs pairs, IReadOnlyList<float> quality, double threshold, IReadOnlyList<double>? shares = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(quality);
        if (quality.Count != pairs.Pictures) throw new ArgumentException($"{quality.Count} qualities for {pairs.Pictures} pictures.", nameof(quality));
        var order = Enumerable.Range(0, quality.Count).OrderBy(picture => quality[picture]).ToArray();
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++) ranks[order[rank]] = rank;
        var matches = pairs.HighestImpostors.TakeWhile(pair => pair.Score > threshold).ToArray();
        return [.. (shares ?? Shares).Select(share =>
        {
            if (share is not (>= 0 and < 1)) throw new ArgumentException($"A share of {share} cannot be rejected.", nameof(shares));
            var rejected = (int)((decimal)share * order.Length);
            bool IsLeft(FacePair pair) => ranks[pair.First] >= rejected && ranks[pair.Second] >= rejected;
            var genuine = pairs.GenuineScores.Where(IsLeft).ToArray();
            return new RejectPoint(
                share,
                order.Length - rejected,
                quality[order[rejected]],
                genuine.Length,
                genuine.Count(pair => pair.Score <= threshold),
                pairs.DifferentPairs(picture => ranks[picture] >= rejected),
                matches.Count(IsLeft));
        })];
    }
}
