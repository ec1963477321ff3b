using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Batch-hard triplets on squared distances of embeddings as they are: the farthest positive must lie a margin
/// nearer than the nearest negative.</summary>
/// <param name="margin">In squared distance.</param>
public sealed class TripletBatchHardEuclidean(double margin = 0.35) : EmbeddingLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training) =>
        PerSample(BatchPairs.SquaredDistances(embeddings), BatchPairs.Same(labels), margin);

    /// <summary>The loss from the distances of all pairs.</summary>
    internal static torch.Tensor PerSample(torch.Tensor distances, torch.Tensor same, double margin)
    {
        var positive = distances.Masked(same.logical_not(), 0).amax([1]);
        var negative = torch.where(same, distances.max(), distances).amin([1]);
        return (positive.Plus(margin) - negative).AtLeast(0);
    }
}
