using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>What the losses that read the embeddings' lengths share.</summary>
internal static class FeatureNorms
{
    private const double CosineMargin = 1e-3;

    /// <summary>The lengths, in full precision.</summary>
    /// <exception cref="ArgumentException">The head gives none.</exception>
    public static torch.Tensor Of(HeadOutput output) => output.FeatureNorm is { } norm
        ? Precision.Full(norm)
        : throw new ArgumentException("This loss needs a head that gives the lengths of the embeddings.", nameof(output));

    /// <summary>Cosines kept 0.001 away from 1 and -1.</summary>
    public static torch.Tensor Clip(torch.Tensor cosines) => cosines.Between(-1 + CosineMargin, 1 - CosineMargin);
}
