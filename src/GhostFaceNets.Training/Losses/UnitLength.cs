using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Rows of length 1 for losses over embeddings.</summary>
internal static class UnitLength
{
    private const double Epsilon = 1e-12;

    /// <summary>row / sqrt(max(sum of squares, 1e-12)); a zero row stays zero.</summary>
    public static torch.Tensor Rows(torch.Tensor rows) =>
        rows / rows.Squared().sum(-1, keepdim: true).AtLeast(Epsilon).sqrt();
}
