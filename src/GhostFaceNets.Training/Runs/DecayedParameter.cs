using GhostFaceNets.Training.Torch;
using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Runs;

/// <summary>A weight with L2 decay d, which adds d / 2 sum(w^2) to the loss: here as d w in the gradient.</summary>
internal sealed record DecayedParameter(Parameter Weight, double Decay)
{
    /// <summary>Adds the decay's gradient.</summary>
    public void AddToGradient()
    {
        if (Weight.grad is { } gradient)
        {
            using (gradient) gradient.Gain(Weight, Decay).Dispose();
        }
    }

    /// <summary>The decay's share of the loss.</summary>
    public double Value()
    {
        using var square = Weight.Squared();
        using var sum = square.sum(torch.float64);
        return Decay / 2 * sum.item<double>();
    }
}
