using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>The running means of Adam and its step, which others share.</summary>
internal static class AdamRule
{
    /// <summary>The names of the state tensors.</summary>
    public static string[] Slots => ["mean", "square"];

    /// <summary>Moves the running means of gradients and squared gradients.</summary>
    public static void Follow(torch.Tensor gradient, torch.Tensor[] slots, AdamOptions options)
    {
        slots[0].Scale(options.Beta1).Gain(gradient, 1 - options.Beta1);
        slots[1].Scale(options.Beta2).With(1 - options.Beta2, (square, share) => square.addcmul_(gradient, gradient, share));
    }

    /// <summary>Keras' step: epsilon is added to the root before its bias is corrected.</summary>
    public static void Update(
        torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, long step, double rate, AdamOptions options)
    {
        Follow(gradient, slots, options);
        var corrected = rate * Math.Sqrt(1 - Math.Pow(options.Beta2, step)) / (1 - Math.Pow(options.Beta1, step));
        weight.With(-corrected, (value, factor) => value.addcdiv_(slots[0], slots[1].sqrt().Gain(options.Epsilon), factor));
    }
}
