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
        if (momentum == 0)
        {
            weight.Gain(gradient, -rate);
            return;
        }

        var velocity = slots[0].Scale(momentum).Gain(gradient, -rate);
        if (nesterov) weight.Gain(velocity, momentum).Gain(gradient, -rate);
        else weight.Gain(velocity);
    }
}
