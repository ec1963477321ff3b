using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>AdaCos (Zhang et al. 2019): no margin, and a scale that follows the median angle to the true classes.</summary>
public sealed class AdaCos : ClassificationLoss
{
    private readonly torch.Tensor _scale;
    private readonly double _largestMedian;
    private readonly double _labelSmoothing;
    private readonly AdaCosMedian _median;

    /// <summary>Starts at the paper's scale, sqrt(2) ln(classes - 1), or a given one.</summary>
    /// <param name="classes">Classes of the head, at least 3.</param>
    /// <param name="initialScale">The first scale; null for the paper's.</param>
    /// <param name="largestMedian">The median angle counts as at most this, radians.</param>
    /// <param name="labelSmoothing">0..1.</param>
    /// <param name="median">What is taken for the median.</param>
    public AdaCos(
        int classes,
        double? initialScale = null,
        double largestMedian = Math.PI / 4,
        double labelSmoothing = 0,
        AdaCosMedian median = AdaCosMedian.Middle)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 3);
        _scale = LossState.Scalar(initialScale ?? Math.Sqrt(2) * Math.Log(classes - 1));
        (_largestMedian, _labelSmoothing, _median) = (largestMedian, labelSmoothing, median);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, torch.Tensor> State => new Dictionary<string, torch.Tensor> { ["scale"] = _scale };

    /// <inheritdoc/>
    protected override torch.Tensor Compute(HeadOutput output, bool training)
    {
        if (training) Follow(output.Scores.detach(), output.Targets.Labels.unsqueeze(1));
        return SoftmaxCrossEntropy.PerSample(output.Scores.Times(_scale.item<double>()), output.Targets, _labelSmoothing);
    }

    private void Follow(torch.Tensor cosines, torch.Tensor own)
    {
        var count = cosines.shape[0];
        var angles = Precision.Inside(cosines.gather(1, own).squeeze(1)).acos().sort().Values;
        var median = _median == AdaCosMedian.BeforeMiddle
            ? angles[(count / 2 - 1 + count) % count]
            : angles[(count - 1) / 2].Plus(angles[count / 2]).Over(2);
        // log of the mean, over samples, of the sum of exp(scale * cosine) over the wrong classes.
        var none = cosines.gather(1, own).With(double.NegativeInfinity, (like, infinite) => torch.full_like(like, infinite));
        var others = cosines.Times(_scale.item<double>()).scatter(1, own, none);
        var density = LossState.Value(others.flatten().logsumexp(0)) - Math.Log(count);
        LossState.Set(_scale, density / Math.Cos(Math.Min(_largestMedian, LossState.Value(median))));
    }
}
