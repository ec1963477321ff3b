using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>ArcFace in its general form (Deng et al. 2019, eq. 4): the true class' cosine becomes
/// cos(m1 theta + m2) - m3, and beyond the angle where that would rise again, its reflection -2 (1 + m3) - it.</summary>
/// <param name="m1">Factor of the angle (SphereFace).</param>
/// <param name="m2">Added to the angle, radians (ArcFace).</param>
/// <param name="m3">Subtracted from the cosine (CosFace).</param>
/// <param name="scale">Multiplies all scores.</param>
/// <param name="labelSmoothing">0..1.</param>
public sealed class ArcFace(double m1 = 1, double m2 = 0.5, double m3 = 0, double scale = 64, double labelSmoothing = 0)
    : ClassificationLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        var trivial = m1 == 1 && m2 == 0 && m3 == 0;
        var scores = trivial ? output.Scores : TargetMargin.Apply(output.Scores, output.Targets, Margined);
        return SoftmaxCrossEntropy.PerSample(scores.Times(scale), output.Targets, labelSmoothing);
    }

    private torch.Tensor Margined(torch.Tensor cosine)
    {
        var inside = Precision.Inside(cosine);
        var margined = inside.acos().Times(m1).Plus(m2).cos().Minus(m3);
        return torch.where(inside.With(Math.Cos((Math.PI - m2) / m1), (cosines, limit) => cosines.gt(limit)), margined, margined.neg().Minus(2 * (1 + m3)));
    }
}
