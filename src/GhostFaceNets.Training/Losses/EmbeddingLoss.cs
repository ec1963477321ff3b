using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>A loss over the embeddings themselves, by itself or added to a <see cref="ClassificationLoss"/>.
/// Computes in float32 or better.</summary>
public abstract class EmbeddingLoss : ITensorState, IDisposable
{
    /// <inheritdoc/>
    public virtual IReadOnlyDictionary<string, torch.Tensor> State { get; } = new Dictionary<string, torch.Tensor>();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state) => TensorState.Copy(state, State);

    /// <summary>The loss of each sample, <c>(N)</c>, float32 or float64; offline triplets give one for each three rows.</summary>
    /// <param name="embeddings"><c>(N, D)</c>, not normalised.</param>
    /// <param name="labels">Class indices, int64 <c>(N)</c>.</param>
    /// <param name="training">Whether state may move; an evaluation never moves it.</param>
    public torch.Tensor PerSample(torch.Tensor embeddings, torch.Tensor labels, bool training = true)
    {
        using var scope = torch.NewDisposeScope();
        return Compute(Precision.Full(embeddings), labels, training).MoveToOuterDisposeScope();
    }

    /// <summary>The loss of each sample from embeddings of full precision. Runs inside a dispose scope.</summary>
    protected abstract torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training);

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        foreach (var tensor in State.Values) tensor.Dispose();
        GC.SuppressFinalize(this);
    }
}
