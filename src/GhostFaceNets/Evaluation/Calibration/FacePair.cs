namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>Two pictures and how alike their embeddings are.</summary>
/// <param name="First">Index of the first picture.</param>
/// <param name="Second">Index of the second.</param>
/// <param name="Score">The cosine.</param>
public readonly record struct FacePair(int First, int Second, double Score);
