namespace GhostFaceNets.Training.Optimizers;

/// <summary>What Adam and its kin have in common.</summary>
/// <param name="Beta1">The share kept of the running mean of gradients.</param>
/// <param name="Beta2">The share kept of the running mean of squared gradients.</param>
/// <param name="Epsilon">Added to the root of the latter.</param>
public sealed record AdamOptions(double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-7);
