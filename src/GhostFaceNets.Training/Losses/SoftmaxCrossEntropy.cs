using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Cross entropy of a softmax over class scores, with label smoothing and mixed labels.</summary>
internal static class SoftmaxCrossEntropy
{
    /// <summary>The loss of each sample. With smoothing e each target becomes y (1 - e) + e / classes.</summary>
    /// <param name="logits"><c>(N, C)</c>.</param>
    /// <param name="targets">The true classes.</param>
    /// <param name="smoothing">e, 0..1.</param>
    public static torch.Tensor PerSample(torch.Tensor logits, Targets targets, double smoothing) =>
        logits.logsumexp(1) - Expected(logits, targets, smoothing);

    /// <summary>The mean of each row of values, weighted by its targets.</summary>
    /// <param name="values"><c>(N, C)</c>.</param>
    /// <param name="targets">The true classes.</param>
    /// <param name="smoothing">e, 0..1.</param>
    public static torch.Tensor Expected(torch.Tensor values, Targets targets, double smoothing)
    {
        var right = values.gather(1, targets.Labels.unsqueeze(1)).squeeze(1);
        if (targets is { MixedLabels: { } mixed, Share: { } share })
        {
            share = share.to(values.dtype);
            right = (share * right).Plus(share.neg().Plus(1.0) * values.gather(1, mixed.unsqueeze(1)).squeeze(1));
        }

        return smoothing == 0 ? right : right.Times(1 - smoothing).Plus(values.mean([1]).Times(smoothing));
    }
}
