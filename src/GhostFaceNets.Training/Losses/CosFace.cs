using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>CosFace (Wang et al. 2018): the true class' cosine less a margin.</summary>
/// <param name="margin">Subtracted from the cosine.</param>
/// <param name="scale">Multiplies all scores.</param>
/// <param name="labelSmoothing">0..1.</param>
public sealed class CosFace(double margin = 0.35, double scale = 64, double labelSmoothing = 0) : ClassificationLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        var scores = TargetMargin.Apply(output.Scores, output.Targets, cosine => cosine.Minus(margin));
        return SoftmaxCrossEntropy.PerSample(scores.Times(scale), output.Targets, labelSmoothing);
    }
}
