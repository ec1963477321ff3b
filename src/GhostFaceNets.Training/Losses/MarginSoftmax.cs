using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Softmax that makes the true class' part smaller: f(p) = p^power without a factor, factor * p with power 1,
/// (p^power + factor * p) / 2 otherwise. Works on the softmax' probabilities, which are then made to sum to 1 again, or
/// on the scores themselves.</summary>
/// <param name="power">At least 1.</param>
/// <param name="factor">0 for none.</param>
/// <param name="scale">Multiplies all parts.</param>
/// <param name="onLogits">Whether it works on the scores.</param>
/// <param name="labelSmoothing">0..1.</param>
public sealed class MarginSoftmax(
    double power = 2, double factor = 0.4, double scale = 1, bool onLogits = false, double labelSmoothing = 0) : ClassificationLoss
{
    private const double LeastProbability = 1e-7;

    /// <inheritdoc/>
    public override ScoreKind Scores => ScoreKind.Logits;

    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        var parts = onLogits ? output.Scores : output.Scores.softmax(1);
        parts = TargetMargin.Apply(parts, output.Targets, Smaller).Times(scale);
        if (onLogits) return SoftmaxCrossEntropy.PerSample(parts, output.Targets, labelSmoothing);
        var probabilities = (parts / parts.sum(1, keepdim: true)).Between(LeastProbability, 1 - LeastProbability);
        return -SoftmaxCrossEntropy.Expected(probabilities.log(), output.Targets, labelSmoothing);
    }

    private torch.Tensor Smaller(torch.Tensor part) =>
        power != 1 && factor == 0 ? Power(part)
        : power == 1 && factor != 0 ? part.Times(factor)
        : Power(part).Plus(part.Times(factor)).Over(2);

    private torch.Tensor Power(torch.Tensor part) => part.With(power, (values, exponent) => values.pow(exponent));
}
