using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Cross entropy of a softmax over plain scores.</summary>
/// <param name="labelSmoothing">0..1: that share of each target is spread over all classes.</param>
public sealed class SoftmaxLoss(double labelSmoothing = 0) : ClassificationLoss
{
    /// <inheritdoc/>
    public override ScoreKind Scores => ScoreKind.Logits;

    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training) =>
        SoftmaxCrossEntropy.PerSample(output.Scores, output.Targets, labelSmoothing);
}
