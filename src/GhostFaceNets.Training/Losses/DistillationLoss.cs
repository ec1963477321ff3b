using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>How far a student's outputs are from its teacher's. Computes in float32 or better.</summary>
public abstract class DistillationLoss
{
    /// <summary>The loss of each sample, <c>(N)</c>, float32 or float64.</summary>
    /// <param name="teacher"><c>(N, D)</c>; no gradient flows into it.</param>
    /// <param name="student"><c>(N, D)</c>.</param>
    public torch.Tensor PerSample(torch.Tensor teacher, torch.Tensor student)
    {
        using var scope = torch.NewDisposeScope();
        var full = Precision.Full(student);
        return Compute(teacher.detach().to(full.dtype), full).MoveToOuterDisposeScope();
    }

    /// <summary>The loss of each sample, both of one full-precision type. Runs inside a dispose scope.</summary>
    protected abstract torch.Tensor Compute(torch.Tensor teacher, torch.Tensor student);
}
