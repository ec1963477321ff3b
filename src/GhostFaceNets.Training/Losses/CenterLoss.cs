using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Center loss (Wen et al. 2016): half the squared distance to the class' centre, which moves along.</summary>
/// <param name="classes">Classes.</param>
/// <param name="embeddingSize">Elements of an embedding.</param>
/// <param name="alpha">How far centres move, 0..1.</param>
public sealed class CenterLoss(int classes, int embeddingSize, double alpha = 0.5) : EmbeddingLoss
{
    private readonly ClassCenters _centers = new(classes, embeddingSize, alpha);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, torch.Tensor> State => _centers.State;

    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training)
    {
        var centers = _centers.Of(labels, embeddings);
        var loss = (embeddings - centers).Squared().sum(1).Times(0.5);
        if (training) _centers.Move(labels, embeddings, centers);
        return loss;
    }
}
