using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>CurricularFace (Huang et al. 2020): ArcFace whose hard negatives, those above the margined true class,
/// weigh the more the further training has come, measured by the running mean t of the true classes' cosines.</summary>
/// <param name="margin">Added to the true class' angle, radians.</param>
/// <param name="scale">Multiplies all scores.</param>
/// <param name="labelSmoothing">0..1.</param>
public sealed class CurricularFace(double margin = 0.5, double scale = 64, double labelSmoothing = 0) : ClassificationLoss
{
    private const double NewShare = 0.01;

    private readonly torch.Tensor _progress = LossState.Scalar(0);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, torch.Tensor> State => new Dictionary<string, torch.Tensor> { ["t"] = _progress };

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The labels are mixed: a class cannot be both true and a hard negative.</exception>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        if (output.Targets.MixedLabels is not null) throw new NotSupportedException("CurricularFace takes no mixed labels (mixup).");
        var own = output.Targets.Labels.unsqueeze(1);
        var cosine = output.Scores.gather(1, own);
        if (training) LossState.Mix(_progress, cosine.detach().mean(), NewShare);
        var margined = AdditiveAngle.Apply(cosine, margin);
        var hardened = output.Scores * output.Scores.Plus(_progress.item<double>());
        var scores = torch.where(output.Scores > margined, hardened, output.Scores).scatter(1, own, margined);
        return SoftmaxCrossEntropy.PerSample(scores.Times(scale), output.Targets, labelSmoothing);
    }
}
