namespace GhostFaceNets.Evaluation.Verification.Pickles;

/// <summary>A numpy element type in a pickle, e.g. <c>u1</c>.</summary>
internal sealed record PickleType(string Code);
