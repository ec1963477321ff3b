namespace GhostFaceNets.Evaluation.Verification;

/// <summary>How well a network tells whether two pictures show the same person. Rates and accuracies are 0..1, thresholds are cosines above
/// which a pair counts as same.</summary>
public sealed record VerificationResult
{
    /// <summary>The pairs that were measured.</summary>
    public required int Pairs { get; init; }

    /// <summary>Those of them that show one person.</summary>
    public required int SamePairs { get; init; }

    /// <summary>The best accuracy by the reference's search; see <see cref="Verification.MaximumAccuracy.Reference"/>.</summary>
    public required double MaxAccuracy { get; init; }

    /// <summary>Its threshold.</summary>
    public required double Threshold { get; init; }

    /// <summary>The best accuracy of any threshold.</summary>
    public required double ExactMaxAccuracy { get; init; }

    /// <summary>Its threshold.</summary>
    public required double ExactThreshold { get; init; }

    /// <summary>The mean of the ten folds; see <see cref="TenFoldAccuracy"/>.</summary>
    public required double TenFoldMean { get; init; }

    /// <summary>Their population deviation.</summary>
    public required double TenFoldStd { get; init; }

    /// <summary>VAL at FAR 1e-3, the mean of ten folds; see <see cref="ValidationRate"/>.</summary>
    public required double ValMean { get; init; }

    /// <summary>Its population deviation.</summary>
    public required double ValStd { get; init; }

    /// <summary>The false accept rate that the thresholds of VAL turned out to have.</summary>
    public required double ValFar { get; init; }

    /// <summary>The area under the ROC curve; null unless there are pairs of both kinds.</summary>
    public required double? Auc { get; init; }

    /// <summary>The equal error rate; null unless there are pairs of both kinds.</summary>
    public required double? Eer { get; init; }

    /// <summary>The largest TAR with FAR within the target, by target: <c>1e-1</c> .. <c>1e-6</c>. Targets below one in the number of pairs of
    /// different people tell the TAR without a false accept.</summary>
    public required IReadOnlyDictionary<string, double> TarAtFar { get; init; }
}
