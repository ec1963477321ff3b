using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>The triplets of the present epoch. A run that goes on in the middle of an epoch needs them: the network that they
/// were mined with is no more.</summary>
internal sealed class MinedTriplets : ITensorState, IDisposable
{
    private const string Name = "triplets";
    private torch.Tensor? _triplets;

    /// <summary>Indices into the data set: anchor, positive, negative, again and again; none before the first epoch.</summary>
    public IReadOnlyList<int> Values
    {
        get => _triplets?.data<int>().ToArray() ?? [];
        set
        {
            _triplets?.Dispose();
            _triplets = torch.tensor(value.ToArray(), torch.int32).DetachFromDisposeScope();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, torch.Tensor> State =>
        _triplets is null ? [] : new Dictionary<string, torch.Tensor> { [Name] = _triplets };

    /// <summary>Takes over triplets, however many.</summary>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state)
    {
        if (state.TryGetValue(Name, out var triplets)) Values = triplets.data<int>().ToArray();
    }

    /// <summary>Frees them.</summary>
    public void Dispose() => _triplets?.Dispose();
}
