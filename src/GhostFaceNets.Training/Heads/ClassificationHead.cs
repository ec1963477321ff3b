using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Torch;
using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Heads;

/// <summary>The layer behind the backbone that compares an embedding with every class' centre. Trained along, left out
/// of the exported network. Computes in the kernel's precision, float32 unless converted.</summary>
public abstract class ClassificationHead : torch.nn.Module<torch.Tensor, Targets, HeadOutput>, ITensorState
{
    /// <summary>Makes a random kernel from torch's generator.</summary>
    /// <param name="name">The kind of head.</param>
    /// <param name="embeddingSize">Elements of an embedding.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="subCentres">Rows of the kernel a class.</param>
    private protected ClassificationHead(string name, int embeddingSize, int classes, int subCentres)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(subCentres, 1);
        (EmbeddingSize, Classes, SubCentres) = (embeddingSize, classes, subCentres);
        register_parameter("kernel", new Parameter(GlorotNormal.Rows(checked(classes * subCentres), embeddingSize)));
    }

    /// <summary>Elements of an embedding, D.</summary>
    public int EmbeddingSize { get; }

    /// <summary>Classes that the head knows, C.</summary>
    public int Classes { get; }

    /// <summary>Centres a class, k.</summary>
    public int SubCentres { get; }

    /// <summary>The centres, <c>(C k, D)</c>: row class * k + j is sub-centre j of a class.</summary>
    public Parameter Kernel => get_parameter("kernel")!;

    /// <summary>Parameters and buffers by name, for checkpoints.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> State => state_dict();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state) => TensorState.Copy(state, State);

    /// <summary>Scores of a batch.</summary>
    /// <param name="input">Embeddings, <c>(N, D)</c>.</param>
    /// <param name="targets">The true classes.</param>
    public abstract override HeadOutput forward(torch.Tensor input, Targets targets);
}
