using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>AirFace (Li et al. 2019): scores 1 - 2 theta / pi, the true class' theta with a margin.</summary>
/// <param name="margin">Added to the angle, radians.</param>
/// <param name="scale">Multiplies all scores.</param>
/// <param name="labelSmoothing">0..1.</param>
/// <param name="form">Which scores are linear in the angle.</param>
public sealed class AirFace(
    double margin = 0.4, double scale = 64, double labelSmoothing = 0, AirFaceForm form = AirFaceForm.AllClasses) : ClassificationLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        var others = form == AirFaceForm.AllClasses ? Linear(output.Scores, 0) : output.Scores;
        Func<torch.Tensor, torch.Tensor> margined = form == AirFaceForm.AllClasses
            ? score => score.Minus(2 * margin / Math.PI)
            : cosine => Linear(cosine, margin);
        var scores = TargetMargin.Apply(others, output.Targets, margined);
        return SoftmaxCrossEntropy.PerSample(scores.Times(scale), output.Targets, labelSmoothing);
    }

    private static torch.Tensor Linear(torch.Tensor cosines, double margin) =>
        Precision.Inside(cosines).acos().Plus(margin).Times(2 / Math.PI).neg().Plus(1.0);
}
