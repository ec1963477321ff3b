using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>The step of <see cref="Sgd"/>, which others share.</summary>
internal static class SgdRule
{
    /// <summary>Changes a weight and its velocity (the only slot; none without momentum).</summary>
    public static void Update(
        torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, double rate, double momentum, bool nesterov)
    {
        if (momentum == 0)
        {
            weight.add_(gradient, alpha: -rate);
            return;
        }

        var velocity = slots[0].mul_(momentum).add_(gradient, alpha: -rate);
        if (nesterov) weight.add_(velocity, alpha: momentum).add_(gradient, alpha: -rate);
        else weight.add_(velocity);
    }
}
