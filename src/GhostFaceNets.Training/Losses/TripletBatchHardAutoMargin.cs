using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary><see cref="TripletBatchHardEuclidean"/> whose margin is a share of the last batch's mean squared distance.</summary>
/// <param name="alpha">The share.</param>
/// <param name="initialMargin">The margin of the first batch.</param>
public sealed class TripletBatchHardAutoMargin(double alpha = 0.1, double initialMargin = 1) : EmbeddingLoss
{
    private readonly torch.Tensor _margin = LossState.Scalar(initialMargin);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, torch.Tensor> State => new Dictionary<string, torch.Tensor> { ["margin"] = _margin };

    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training)
    {
        var distances = BatchPairs.SquaredDistances(embeddings);
        var loss = TripletBatchHardEuclidean.PerSample(distances, BatchPairs.Same(labels), _margin.item<double>());
        if (training) LossState.Set(_margin, alpha * LossState.Value(distances.mean()));
        return loss;
    }
}
