using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>What a head makes of a batch of embeddings.</summary>
/// <param name="Scores"><c>(N, C)</c>: cosines or logits of the classes that the head looked at.</param>
/// <param name="Targets">The true classes as columns of <paramref name="Scores"/>; a head that looks at some classes
/// only renumbers them.</param>
/// <param name="FeatureNorm">Lengths of the embeddings, <c>(N)</c>; null unless the head gives them.</param>
public sealed record HeadOutput(torch.Tensor Scores, Targets Targets, torch.Tensor? FeatureNorm = null);
