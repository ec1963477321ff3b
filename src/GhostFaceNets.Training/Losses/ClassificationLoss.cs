using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>A loss over the head's scores. Computes in float32 or better whatever it is given, and gives neither NaN
/// values nor NaN gradients at cosines of 1 and -1.</summary>
public abstract class ClassificationLoss : ITensorState, IDisposable
{
    /// <summary>What the head must give.</summary>
    public virtual ScoreKind Scores => ScoreKind.Cosines;

    /// <inheritdoc/>
    public virtual IReadOnlyDictionary<string, torch.Tensor> State { get; } = new Dictionary<string, torch.Tensor>();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state) => TensorState.Copy(state, State);

    /// <summary>The loss of each sample, <c>(N)</c>, float32 or float64.</summary>
    /// <param name="output">What the head made of the embeddings.</param>
    /// <param name="training">Whether running statistics may move; an evaluation never moves them.</param>
    public torch.Tensor PerSample(HeadOutput output, bool training = true)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var scope = torch.NewDisposeScope();
        return Compute(output with { Scores = Precision.Full(output.Scores) }, training).MoveToOuterDisposeScope();
    }

    /// <summary>The loss of each sample from scores of full precision. Runs inside a dispose scope.</summary>
    protected abstract torch.Tensor Compute(HeadOutput output, bool training);

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        foreach (var tensor in State.Values) tensor.Dispose();
        GC.SuppressFinalize(this);
    }
}
