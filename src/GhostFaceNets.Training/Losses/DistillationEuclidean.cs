using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>The squared distance between the student's and the teacher's embedding.</summary>
public sealed class DistillationEuclidean : DistillationLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor teacher, torch.Tensor student) => (student - teacher).Squared().sum(1);
}
