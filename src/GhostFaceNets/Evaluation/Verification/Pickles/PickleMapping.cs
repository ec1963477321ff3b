namespace GhostFaceNets.Evaluation.Verification.Pickles;

/// <summary>A dictionary in a pickle: numpy may attach one to an element type. Its content has no meaning here.</summary>
internal sealed class PickleMapping;
