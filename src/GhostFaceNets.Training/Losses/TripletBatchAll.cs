using GhostFaceNets.Training.Torch;
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
        var positive = (cosines.neg().Plus(1.0) * same).sum(1) / same.sum(1);
        var hardest = BatchPairs.HardestPositive(cosines, same).unsqueeze(1);
        var violating = (hardest - cosines).With(margin, (distance, limit) => distance.lt(limit)).logical_and(same.logical_not()).detach();
        return positive.Plus((cosines * violating).sum(1) / violating.sum(1).Plus(1L));
    }
}
