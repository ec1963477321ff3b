using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>ArcFace with the additive angle only, by the sum formula instead of arc functions.</summary>
/// <param name="margin">Added to the angle, radians.</param>
/// <param name="scale">Multiplies all scores.</param>
/// <param name="labelSmoothing">0..1.</param>
public sealed class ArcFaceSimple(double margin = 0.5, double scale = 64, double labelSmoothing = 0) : ClassificationLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        var scores = TargetMargin.Apply(output.Scores, output.Targets, cosine => AdditiveAngle.Apply(cosine, margin));
        return SoftmaxCrossEntropy.PerSample(scores.Times(scale), output.Targets, labelSmoothing);
    }
}
