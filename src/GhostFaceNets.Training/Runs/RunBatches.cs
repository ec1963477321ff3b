using GhostFaceNets.Training.Data;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>The batches of a run, one after the other. Mined triplets are found anew before each epoch, with the network as it is
/// then.</summary>
/// <param name="setup">What is trained on.</param>
/// <param name="state">Where the run is.</param>
/// <param name="miner">Finds triplets; null where pictures come as the recipe's sampling has them.</param>
internal sealed class RunBatches(TrainingSetup setup, TrainingState state, TripletMiner? miner) : IDisposable
{
    private readonly HashSet<string> _broken = [];
    private BatchLoader? _loader;

    /// <summary>What is wrong with each picture that was skipped so far.</summary>
    public IReadOnlyList<string> Broken
    {
        get
        {
            if (miner is null) return _loader?.Broken ?? [];
            _broken.UnionWith([.. miner.Broken, .. _loader?.Broken ?? []]);
            return [.. _broken];
        }
    }

    /// <summary>Makes ready for the epoch that the run is in.</summary>
    /// <exception cref="BadDataException">A picture is broken and the policy is to stop, or there are no triplets.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while mining.</exception>
    public void EnterEpoch(CancellationToken cancellation)
    {
        if (miner is null)
        {
            _loader ??= setup.OpenLoader(state.Position);
            return;
        }

        if (state.Position.Step == 0) Mine(miner, cancellation);
        CloseEpoch();
        _loader = setup.OpenLoader(state.Position, state.Mined!.Values);
    }

    /// <summary>The next batch of the epoch; null where there is none left.</summary>
    /// <exception cref="BadDataException">A picture is broken and the policy is to stop.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public FaceBatch? Next(CancellationToken cancellation) => _loader!.Next(cancellation);

    /// <summary>Ends the threads that read.</summary>
    public void Dispose() => _loader?.Dispose();

    private void CloseEpoch()
    {
        if (_loader is null) return;
        _broken.UnionWith(_loader.Broken);
        _loader.Dispose();
    }

    private void Mine(TripletMiner miner, CancellationToken cancellation)
    {
        state.Module.eval();
        var triplets = miner.Mine(state.Position.Epoch, Embed, cancellation);
        if (triplets.Length == 0)
        {
            throw new BadDataException(setup.DataName, $"no triplet was found among {miner.Anchors} pictures; raise data.sampling.samples.");
        }

        state.Mined!.Values = triplets;
        foreach (var observer in setup.Options.Observers)
        {
            observer.OnRemark($"epoch {state.Position.Epoch + 1}: {triplets.Length / 3} triplets mined from {miner.Anchors} pictures");
        }
    }

    private float[] Embed(float[] planes, int count)
    {
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();
        var pixels = torch.as_tensor(planes, device: state.Device).view(count, 3, setup.InputSize, setup.InputSize);
        return state.Module.forward(pixels).cpu().contiguous().data<float>().ToArray();
    }
}
