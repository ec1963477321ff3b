using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>1 less the cosine between an embedding and its class' centre, which moves as in <see cref="CenterLoss"/>.</summary>
/// <param name="classes">Classes.</param>
/// <param name="embeddingSize">Elements of an embedding.</param>
/// <param name="alpha">How far centres move, 0..1.</param>
public sealed class CenterCosineLoss(int classes, int embeddingSize, double alpha = 0.5) : EmbeddingLoss
{
    private readonly ClassCenters _centers = new(classes, embeddingSize, alpha);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, torch.Tensor> State => _centers.State;

    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training)
    {
        var centers = _centers.Of(labels, embeddings);
        var loss = (UnitLength.Rows(embeddings) * UnitLength.Rows(centers)).sum(1).neg().Plus(1.0);
        if (training) _centers.Move(labels, embeddings, centers);
        return loss;
    }
}
