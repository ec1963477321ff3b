using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>Random weights as Keras' <c>glorot_normal</c> makes them.</summary>
internal static class GlorotNormal
{
    // The standard deviation that is left of a normal distribution of deviation 1 cut at 2.
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Normal, variance 2 / (rows + columns), cut at two deviations.</summary>
    public static torch.Tensor Rows(int rows, int columns)
    {
        var deviation = Math.Sqrt(2.0 / ((double)rows + columns)) / TruncatedDeviation;
        var values = torch.empty(rows, columns).DetachFromDisposeScope();
        using var _ = torch.no_grad();
        torch.nn.init.trunc_normal_(values, 0, deviation, -2 * deviation, 2 * deviation);
        return values;
    }
}
