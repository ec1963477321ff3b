using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Verification;

/// <summary>All measures of a verification set at once. Every measure is defined for every set of at least one pair: with ties, without pairs of
/// one kind, with fewer pairs than folds.</summary>
public static class VerificationMeasures
{
    private const double ValTarget = 1e-3;

    /// <summary>The false accept rates at which TAR is told.</summary>
    public static IReadOnlyList<string> FarTargets { get; } = ["1e-1", "1e-2", "1e-3", "1e-4", "1e-5", "1e-6"];

    /// <summary>Measures embeddings of any length, those of pair k at 2 k and 2 k + 1.</summary>
    /// <exception cref="ArgumentException">There are not two embeddings for each label, or there is no pair.</exception>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    public static VerificationResult Of(Embeddings interleaved, IReadOnlyList<bool> same) => Of(PairScores.Of(interleaved, same));

    /// <summary>Measures scores.</summary>
    public static VerificationResult Of(PairScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var reference = MaximumAccuracy.Reference(scores);
        var exact = MaximumAccuracy.Exact(scores);
        var tenFold = TenFoldAccuracy.Of(scores);
        var val = ValidationRate.Of(scores, ValTarget);
        var roc = RocCurve.Of(scores.Values, scores.Same);
        return new()
        {
            Pairs = scores.Count,
            SamePairs = scores.Same.Count(same => same),
            MaxAccuracy = reference.Accuracy,
            Threshold = reference.Threshold,
            ExactMaxAccuracy = exact.Accuracy,
            ExactThreshold = exact.Threshold,
            TenFoldMean = tenFold.Mean,
            TenFoldStd = tenFold.Deviation,
            ValMean = val.Mean,
            ValStd = val.Deviation,
            ValFar = val.FalseAcceptRate,
            Auc = roc.Area,
            Eer = roc.EqualErrorRate,
            TarAtFar = FarTargets.ToDictionary(far => far, far => roc.TarAt(double.Parse(far, System.Globalization.CultureInfo.InvariantCulture))),
        };
    }
}
