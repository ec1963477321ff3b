using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Batch-hard triplets (Hermans et al. 2017) on cosines: the hardest negative must lie a margin below the
/// hardest positive.</summary>
/// <param name="margin">In cosine.</param>
public sealed class TripletBatchHard(double margin = 0.35) : EmbeddingLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training)
    {
        var cosines = BatchPairs.Cosines(embeddings);
        var same = BatchPairs.Same(labels);
        return (BatchPairs.HardestNegative(cosines, same) - BatchPairs.HardestPositive(cosines, same)).Plus(margin).AtLeast(0);
    }
}
