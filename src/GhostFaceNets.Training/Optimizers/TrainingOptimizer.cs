using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>Changes parameters along their gradients. TorchSharp's own optimizers are not used: their momentum holds
/// no learning rate and their Adam adds epsilon to another root, so that they leave the reference's path.</summary>
public abstract class TrainingOptimizer : ITensorState, IDisposable
{
    /// <summary>The learning rate of the next step. A schedule sets it before every step.</summary>
    public abstract double LearningRate { get; set; }

    /// <summary>What it changes.</summary>
    public abstract IReadOnlyList<NamedParameter> Parameters { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyDictionary<string, torch.Tensor> State { get; }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state) => TensorState.Copy(state, State);

    /// <summary>Changes every parameter that has a gradient; of one whose gradient is a sparse tensor of some rows, those rows
    /// alone. The gradients stay.</summary>
    public abstract void Step();

    /// <summary>Forgets the gradients.</summary>
    public void ZeroGradients()
    {
        foreach (var parameter in Parameters) parameter.Value.grad = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the state.</summary>
    protected virtual void Dispose(bool disposing)
    {
        foreach (var tensor in State.Values) tensor.Dispose();
    }
}
