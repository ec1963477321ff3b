using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Batch-hard triplets with ArcFace's margin: the hardest negative must lie below the hardest positive once a
/// margin is added to that one's angle. A sample alone of its class costs nothing.</summary>
/// <param name="margin">Radians.</param>
public sealed class TripletBatchHardArc(double margin = 0.35) : EmbeddingLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training)
    {
        var cosines = BatchPairs.Cosines(embeddings);
        var same = BatchPairs.Same(labels);
        var positive = AdditiveAngle.Apply(BatchPairs.HardestPositive(cosines, same), margin);
        var loss = (BatchPairs.HardestNegative(cosines, same) - positive).AtLeast(0);
        return loss * same.sum(1).With(1, (count, one) => count.gt(one));
    }
}
