namespace GhostFaceNets.Training.Losses;

/// <summary>What a <see cref="ClassificationLoss"/> wants from the head.</summary>
public enum ScoreKind
{
    /// <summary>Cosines between embedding and class centres (a normalised head).</summary>
    Cosines,

    /// <summary>Cosines, and the length of each embedding beside them.</summary>
    CosinesAndNorm,

    /// <summary>Unbounded scores of a plain dense layer.</summary>
    Logits,
}
