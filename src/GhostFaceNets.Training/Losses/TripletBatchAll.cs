using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>All positives and all negatives that violate the margin: the mean of 1 - cosine over the positives, the
/// sample itself among them, plus the sum of the violating negatives' cosines over their number + 1. May be negative.</summary>
/// <param name="margin">In cosine.</param>
public sealed class TripletBatchAll(double margin = 0.35) : EmbeddingLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training)
    {
        var cosines = BatchPairs.Cosines(embeddings);
        var same = BatchPairs.Same(labels);
        var positive = ((1 - cosines) * same).sum(1) / same.sum(1);
        var hardest = BatchPairs.HardestPositive(cosines, same).unsqueeze(1);
        var violating = (hardest - cosines).lt(margin).logical_and(same.logical_not()).detach();
        return positive + (cosines * violating).sum(1) / (violating.sum(1) + 1);
    }
}
