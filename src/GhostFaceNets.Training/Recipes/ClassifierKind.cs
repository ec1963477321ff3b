namespace GhostFaceNets.Training.Recipes;

/// <summary>How embeddings are compared with classes.</summary>
public enum ClassifierKind
{
    /// <summary>With all classes.</summary>
    Full,

    /// <summary>With the batch's own classes and a random share of the others.</summary>
    Sampled,

    /// <summary>With all classes, the last embedding of each mixed in.</summary>
    Variational,
}
