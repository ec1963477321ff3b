using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>Random weights as Keras' <c>glorot_normal</c> makes them.</summary>
internal static class GlorotNormal
{
    // The standard deviation that is left of a normal distribution of deviation 1 cut at 2.
    private const double TruncatedDeviation = 0.87962566103423978;

    // erf(2 / sqrt(2)): the share of that distribution within two deviations.
    private const double ShareWithin = 0.95449973610364158;

    /// <summary>Normal, variance 2 / (rows + columns), cut at two deviations.</summary>
    public static torch.Tensor Rows(int rows, int columns)
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var deviation = Math.Sqrt(2.0 / ((double)rows + columns)) / TruncatedDeviation;
        var values = torch.rand(rows, columns);
        // TorchSharp's trunc_normal_ returns one value for all.
        values.Scale(2 * ShareWithin).Gain(-ShareWithin).erfinv_().Scale(deviation * Math.Sqrt(2));
        return values.DetachFromDisposeScope();
    }
}
