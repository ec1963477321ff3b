namespace GhostFaceNets.Evaluation.Verification;

/// <summary>Two pictures of a list, and whether they show the same person.</summary>
/// <param name="First">Index of the first picture.</param>
/// <param name="Second">Index of the second picture.</param>
/// <param name="Same">The truth.</param>
public readonly record struct VerificationPair(int First, int Second, bool Same);
