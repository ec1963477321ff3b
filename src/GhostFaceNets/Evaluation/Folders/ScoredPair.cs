namespace GhostFaceNets.Evaluation.Folders;

/// <summary>Two pictures and how alike their embeddings are.</summary>
/// <param name="First">Index of the first picture.</param>
/// <param name="Second">Index of the second.</param>
/// <param name="Same">Whether they show the same person.</param>
/// <param name="Score">The cosine.</param>
public readonly record struct ScoredPair(int First, int Second, bool Same, double Score);
