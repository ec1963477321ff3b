using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Kullback-Leibler divergence of the student's class probabilities from the teacher's, both a softmax of
/// scaled cosines.</summary>
/// <param name="scale">Multiplies the cosines.</param>
public sealed class DistillationDivergence(double scale = 10) : DistillationLoss
{
    private const double LeastProbability = 1e-7;

    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor teacher, torch.Tensor student)
    {
        var (wanted, given) = (Probabilities(teacher), Probabilities(student));
        return (wanted * (wanted / given).log()).sum(1);
    }

    private torch.Tensor Probabilities(torch.Tensor cosines) => cosines.Times(scale).softmax(1).Between(LeastProbability, 1);
}
