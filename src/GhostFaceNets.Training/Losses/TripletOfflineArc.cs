using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary><see cref="TripletOffline"/> with ArcFace's margin on the positive's angle.</summary>
/// <param name="margin">Radians.</param>
public sealed class TripletOfflineArc(double margin = 0.35) : EmbeddingLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training)
    {
        var (positive, negative) = TripletOffline.Cosines(embeddings);
        return (negative - AdditiveAngle.Apply(positive, margin)).AtLeast(0);
    }
}
