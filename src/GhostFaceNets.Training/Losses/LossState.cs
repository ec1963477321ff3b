using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Running values of stateful losses: float64 scalars on the CPU.</summary>
internal static class LossState
{
    /// <summary>A value that outlives every dispose scope.</summary>
    public static torch.Tensor Scalar(double value) => torch.tensor(value, torch.float64).DetachFromDisposeScope();

    /// <summary>Moves a running value towards that of a batch: state = share * batch + (1 - share) * state.</summary>
    public static void Mix(torch.Tensor state, torch.Tensor batch, double share)
    {
        using var _ = torch.no_grad();
        Set(state, share * Value(batch) + (1 - share) * state.item<double>());
    }

    /// <summary>Replaces a value.</summary>
    public static void Set(torch.Tensor state, double value)
    {
        using var _ = torch.no_grad();
        state.With(value, (tensor, number) => tensor.fill_(number));
    }

    /// <summary>A scalar of any type as a double.</summary>
    public static double Value(torch.Tensor scalar)
    {
        using var wide = scalar.detach().to(torch.float64);
        return wide.item<double>();
    }
}
