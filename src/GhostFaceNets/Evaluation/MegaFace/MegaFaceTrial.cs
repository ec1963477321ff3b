namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>One search: a probe among the distractors and one other picture of the same person.</summary>
/// <param name="Probe">The picture that is searched with.</param>
/// <param name="Mate">The picture to be found.</param>
/// <param name="Rank">1 and the number of distractors that are nearer to the probe than the mate is.</param>
public readonly record struct MegaFaceTrial(int Probe, int Mate, int Rank);
