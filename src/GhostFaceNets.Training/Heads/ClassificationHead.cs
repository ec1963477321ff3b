using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>The layer behind the backbone that compares an embedding with every class' centre. Trained along, left out
/// of the exported network. Computes in float32 or better.</summary>
public abstract class ClassificationHead : torch.nn.Module<torch.Tensor, Targets, HeadOutput>, ITensorState
{
    /// <summary>Names the module and its sizes.</summary>
    protected ClassificationHead(string name, int embeddingSize, int classes)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        (EmbeddingSize, Classes) = (embeddingSize, classes);
    }

    /// <summary>Elements of an embedding, D.</summary>
    public int EmbeddingSize { get; }

    /// <summary>Classes that the head knows.</summary>
    public int Classes { get; }

    /// <summary>Parameters and buffers by name, for checkpoints.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> State => state_dict();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state) => TensorState.Copy(state, State);

    /// <summary>Scores of a batch.</summary>
    /// <param name="input">Embeddings, <c>(N, D)</c>.</param>
    /// <param name="targets">The true classes.</param>
    public abstract override HeadOutput forward(torch.Tensor input, Targets targets);
}
