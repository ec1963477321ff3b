using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>The step of <see cref="Sgd"/>, which others share.</summary>
internal static class SgdRule
{
    /// <summary>Changes a weight and its velocity (the only slot; none without momentum).</summary>
    public static void Update(
        torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, double rate, double momentum, bool nesterov)
    {
        using var step = (-rate).ToScalar();
        if (momentum == 0)
        {
            weight.add_(gradient, alpha: step);
            return;
        }

        var velocity = slots[0].mul_(KeptScalar.Of(momentum)).add_(gradient, alpha: step);
        if (nesterov) weight.add_(velocity, alpha: KeptScalar.Of(momentum)).add_(gradient, alpha: step);
        else weight.add_(velocity);
    }
}
