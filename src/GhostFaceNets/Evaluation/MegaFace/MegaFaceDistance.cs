namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>By what embeddings are compared.</summary>
public enum MegaFaceDistance
{
    /// <summary>The squared Euclidean distance, as the devkit does. Embeddings of length 1 are ordered as by the cosine.</summary>
    Euclidean,

    /// <summary>The cosine, whatever the embeddings' lengths; distractors that are listed as noise are farther than all others.</summary>
    Cosine,
}
