namespace GhostFaceNets.Training.Recipes;

/// <summary>How pictures come together in batches.</summary>
public enum SamplingKind
{
    /// <summary>All in a random order.</summary>
    Pictures,

    /// <summary>In groups of pictures of one person, as losses over triplets need them.</summary>
    Groups,

    /// <summary>In triplets that are mined before each epoch with the network as it is then, as offline triplet losses need
    /// them.</summary>
    Mined,

    /// <summary>Of one part of the classes at a time.</summary>
    Parts,
}
