using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>1 less the cosine between the student's and the teacher's embedding.</summary>
public sealed class DistillationCosine : DistillationLoss
{
    private const double Epsilon = 1e-5;

    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor teacher, torch.Tensor student)
    {
        // Stored embeddings of broken pictures are not finite.
        var finite = torch.where(teacher.isfinite(), teacher, Math.Sqrt(1.0 / teacher.shape[1]));
        return (Scaled(finite) * Scaled(student)).sum(1).neg().Plus(1.0);
    }

    private static torch.Tensor Scaled(torch.Tensor rows) => rows / rows.norm(1, keepdim: true, p: 2f).Plus(Epsilon);
}
