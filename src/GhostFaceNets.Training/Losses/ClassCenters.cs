using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>A moving centre for each class (Wen et al. 2016), moved by rule and not by gradient.</summary>
internal sealed class ClassCenters(int classes, int embeddingSize, double alpha)
{
    private torch.Tensor _centers = torch.zeros(classes, embeddingSize).DetachFromDisposeScope();

    /// <summary>The centres under their name in checkpoints.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> State => new Dictionary<string, torch.Tensor> { ["centers"] = _centers };

    /// <summary>The centres of some classes, as they are now, in the type and on the device of the embeddings.</summary>
    public torch.Tensor Of(torch.Tensor labels, torch.Tensor embeddings)
    {
        if (_centers.dtype != embeddings.dtype || _centers.device.ToString() != embeddings.device.ToString())
        {
            var before = _centers;
            _centers = before.to(embeddings.dtype, embeddings.device).DetachFromDisposeScope();
            before.Dispose();
        }

        return _centers.index_select(0, labels);
    }

    /// <summary>Moves each class that is in the batch n times by alpha * the sum of (embedding - centre) / (n + 1).</summary>
    public void Move(torch.Tensor labels, torch.Tensor embeddings, torch.Tensor centers)
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var (_, inverse, counts) = torch.unique(labels, sorted: true, return_inverse: true, return_counts: true);
        var shares = counts!.index_select(0, inverse!).Plus(1L).to(embeddings.dtype).reciprocal().Times(alpha);
        using var factor = 1.ToScalar();
        _centers.index_add_(0, labels, (embeddings.detach() - centers) * shares.unsqueeze(1), factor);
    }
}
