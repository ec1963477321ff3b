using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Torch;
using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Runs;

/// <summary>A weight with L2 decay d, which adds d / 2 sum(w^2) to the loss: here as d w in the gradient.</summary>
internal sealed record DecayedParameter(Parameter Weight, double Decay)
{
    // Its squares fit the processor's cache.
    private const long ValuesAtOnce = 1 << 18;

    /// <summary>Adds the decay's gradient, to those rows alone that have a gradient.</summary>
    public void AddToGradient()
    {
        using var scope = torch.NewDisposeScope();
        if (RowGradient.Of(Weight) is { } rows) rows.Values.Gain(Weight.index_select(0, rows.Rows), Decay);
        else Weight.grad?.Gain(Weight, Decay);
    }

    /// <summary>The decay's share of the loss.</summary>
    public double Value()
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var rows = Math.Max(1, ValuesAtOnce * Weight.shape[0] / Weight.numel());
        return Decay / 2 * Weight.split(rows, 0).Sum(part => SquaredLength(part));
    }

    private static double SquaredLength(torch.Tensor part)
    {
        using var square = part.Squared();
        using var sum = square.sum(torch.float64);
        return sum.item<double>();
    }
}
