using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>Something whose tensors belong into a checkpoint, so that a resumed run goes on as if it had never stopped.</summary>
public interface ITensorState
{
    /// <summary>The live tensors by name, in an order of their own; not to be disposed or changed by the caller.
    /// Empty for what has no state.</summary>
    IReadOnlyDictionary<string, torch.Tensor> State { get; }

    /// <summary>Takes over copies of the values of an earlier <see cref="State"/>.</summary>
    /// <exception cref="ArgumentException">A name is absent, left over, or of another shape; it is named.</exception>
    void LoadState(IReadOnlyDictionary<string, torch.Tensor> state);
}
