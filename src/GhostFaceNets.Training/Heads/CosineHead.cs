using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>A head whose scores are cosines. A class with several sub-centres is as near as its nearest one
/// (Deng et al. 2020).</summary>
public abstract class CosineHead : ClassificationHead
{
    // Under the root of the squared length: vectors shorter than 0.0032 stay shorter than 1. Results depend on it.
    private const double Epsilon = 1e-5;

    private readonly bool _giveNorm;

    private protected CosineHead(string name, int embeddingSize, int classes, int subCentres, bool giveNorm)
        : base(name, embeddingSize, classes, subCentres)
    {
        _giveNorm = giveNorm;
    }

    /// <summary>Rows of length 1: row / sqrt(max(sum of squares, epsilon)).</summary>
    private protected static torch.Tensor Normalise(torch.Tensor rows, double epsilon = Epsilon) =>
        rows / rows.Squared().sum(1, keepdim: true).AtLeast(epsilon).sqrt();

    /// <summary>Cosines of normalised embeddings to normalised centres, the best of each class' sub-centres.</summary>
    private protected torch.Tensor Cosines(torch.Tensor embeddings, torch.Tensor centres)
    {
        var cosines = embeddings.matmul(centres.t());
        return SubCentres == 1 ? cosines : cosines.view(cosines.shape[0], -1, SubCentres).amax([2]);
    }

    /// <summary>Lengths of the embeddings where they are asked for; the gradient of a zero row is zero.</summary>
    private protected torch.Tensor? Norms(torch.Tensor embeddings) => _giveNorm ? embeddings.norm(1, keepdim: false, p: 2f) : null;
}
