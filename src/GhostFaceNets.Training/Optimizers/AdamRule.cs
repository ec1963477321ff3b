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
        slots[0].mul_(options.Beta1).add_(gradient, alpha: 1 - options.Beta1);
        slots[1].mul_(options.Beta2).addcmul_(gradient, gradient, 1 - options.Beta2);
    }

    /// <summary>Keras' step: epsilon is added to the root before its bias is corrected.</summary>
    public static void Update(
        torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, long step, double rate, AdamOptions options)
    {
        Follow(gradient, slots, options);
        var corrected = rate * Math.Sqrt(1 - Math.Pow(options.Beta2, step)) / (1 - Math.Pow(options.Beta1, step));
        weight.addcdiv_(slots[0], slots[1].sqrt().add_(options.Epsilon), -corrected);
    }
}
