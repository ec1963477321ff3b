using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>MagFace (Meng et al. 2021): a margin that grows with the embedding's length, and a regulariser that pulls
/// the length up, so that it becomes a measure of the picture's quality.</summary>
/// <param name="minimumNorm">l_a: shorter embeddings count as this long.</param>
/// <param name="maximumNorm">u_a: longer ones count as this long.</param>
/// <param name="minimumMargin">The margin at the minimum norm.</param>
/// <param name="maximumMargin">The margin at the maximum norm.</param>
/// <param name="scale">Multiplies all scores.</param>
/// <param name="regularizerWeight">lambda of norm / u_a^2 + 1 / norm.</param>
/// <param name="margin">How the margin is applied.</param>
/// <param name="labelSmoothing">0..1.</param>
public sealed class MagFace(
    double minimumNorm = MagFace.ShortestNorm,
    double maximumNorm = MagFace.LongestNorm,
    double minimumMargin = 0.45,
    double maximumMargin = 0.8,
    double scale = 64,
    double regularizerWeight = 35,
    MagFaceMargin margin = MagFaceMargin.Arc,
    double labelSmoothing = 0) : ClassificationLoss
{
    internal const double ShortestNorm = 10;
    internal const double LongestNorm = 110;

    /// <inheritdoc/>
    public override ScoreKind Scores => ScoreKind.CosinesAndNorm;

    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        var norm = FeatureNorms.Of(output).Between(minimumNorm, maximumNorm);
        var slope = (maximumMargin - minimumMargin) / (maximumNorm - minimumNorm);
        var margins = norm.Minus(minimumNorm).Times(slope).Plus(minimumMargin).unsqueeze(1);
        var scores = TargetMargin.Apply(FeatureNorms.Clip(output.Scores), output.Targets, cosine => Margined(cosine, margins));
        var regularizer = norm.Over(maximumNorm * maximumNorm).Plus(norm.reciprocal());
        return SoftmaxCrossEntropy.PerSample(scores.Times(scale), output.Targets, labelSmoothing).Plus(regularizer.Times(regularizerWeight));
    }

    private torch.Tensor Margined(torch.Tensor cosine, torch.Tensor margins)
    {
        if (margin == MagFaceMargin.Cosine) return cosine - margins;
        var margined = cosine * margins.cos() - cosine.Squared().neg().Plus(1.0).sqrt() * margins.sin();
        return margin == MagFaceMargin.ArcOrPlain
            ? torch.minimum(margined, cosine)
            : torch.where(cosine > -margins.cos(), margined, cosine - margins * margins.sin());
    }
}
