using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>AdaFace (Kim et al. 2022): emphasises hard pictures where the embedding is long, which says that the
/// picture is good, and easy ones where it is short. Keeps running mean and deviation of the lengths.</summary>
/// <param name="margin">m.</param>
/// <param name="concentration">h: how strongly the length matters.</param>
/// <param name="newShare">t: the share of the batch in the running values.</param>
/// <param name="scale">Multiplies all scores.</param>
/// <param name="labelSmoothing">0..1.</param>
public sealed class AdaFace(
    double margin = 0.4, double concentration = 0.333, double newShare = 0.01, double scale = 64, double labelSmoothing = 0)
    : ClassificationLoss
{
    private const double Epsilon = 1e-3;
    private const double LongestNorm = 100;

    private readonly torch.Tensor _mean = LossState.Scalar(20);
    private readonly torch.Tensor _deviation = LossState.Scalar(100);

    /// <inheritdoc/>
    public override ScoreKind Scores => ScoreKind.CosinesAndNorm;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, torch.Tensor> State =>
        new Dictionary<string, torch.Tensor> { ["mean"] = _mean, ["deviation"] = _deviation };

    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        var norm = FeatureNorms.Of(output).detach().Between(Epsilon, LongestNorm);
        if (training)
        {
            LossState.Mix(_mean, norm.mean(), newShare);
            var spread = (norm - norm.mean()).Squared().sum().Over(Math.Max(1, norm.shape[0] - 1));
            LossState.Mix(_deviation, spread.sqrt(), newShare);
        }

        var quality = norm.Minus(_mean.item<double>()).Over(_deviation.item<double>() + Epsilon).Times(concentration).Between(-1, 1);
        var shift = quality.unsqueeze(1).Times(margin);
        var scores = TargetMargin.Apply(FeatureNorms.Clip(output.Scores), output.Targets, cosine =>
            (cosine.acos() - shift).Between(Epsilon, Math.PI - Epsilon).cos() - shift.Plus(margin));
        return SoftmaxCrossEntropy.PerSample(scores.Times(scale), output.Targets, labelSmoothing);
    }
}
