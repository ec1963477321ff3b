using TorchSharp;

namespace GhostFaceNets.Training.Torch.Fused;

/// <summary>The running values of a batch norm of maps.</summary>
/// <param name="Mean">The running mean, float32.</param>
/// <param name="Variance">The running variance, float32.</param>
/// <param name="Share">How much of them a batch replaces.</param>
/// <param name="Epsilon">Added to the variance before its root.</param>
internal sealed record RunningMoments(torch.Tensor Mean, torch.Tensor Variance, double Share, double Epsilon)
{
    /// <summary>Takes in a batch, its variance over N - 1 as libtorch does.</summary>
    /// <param name="mean">The batch's mean.</param>
    /// <param name="variance">The batch's mean squared deviation.</param>
    /// <param name="count">Values a channel, at least 2.</param>
    public void Follow(double[] mean, double[] variance, long count)
    {
        Move(Mean, mean, 1);
        Move(Variance, variance, count / (count - 1.0));
    }

    private void Move(torch.Tensor running, double[] batch, double factor)
    {
        using var next = torch.tensor(Array.ConvertAll(batch, value => (float)(value * factor)));
        running.Scale(1 - Share).Gain(next, Share);
    }
}
