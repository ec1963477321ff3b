using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>One step of gradient descent.</summary>
/// <param name="state">What is trained.</param>
/// <param name="seed">Decides dropout.</param>
/// <param name="inputSize">Side of the network's square input.</param>
internal sealed class BatchTraining(TrainingState state, long seed, int inputSize)
{
    private const int DecayInterval = 16;

    /// <summary>Trains on a batch.</summary>
    /// <param name="batch">Pictures and classes.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="headOnly">Whether the backbone stays as it is, its batch norms too.</param>
    /// <exception cref="NonFiniteException">The loss is not finite; no weight was changed.</exception>
    public BatchResult Step(FaceBatch batch, double rate, bool headOnly)
    {
        using var scope = torch.NewDisposeScope();
        // Dropout then depends on the place in the run alone, and a resumed run goes on as if it had never stopped.
        torch.manual_seed((long)(RandomDraws.OfPicture(seed, batch.Epoch, batch.Step).Next() >> 1));
        var targets = TargetsOf(batch);
        var output = state.Head.forward(Embed(Pixels(batch.Pixels, batch.Labels.Length), headOnly), targets);
        var loss = state.Loss.PerSample(output).mean();
        var value = loss.item<float>();
        if (!float.IsFinite(value))
        {
            throw new NonFiniteException(
                $"the loss of batch {batch.Step + 1} of epoch {batch.Epoch + 1} is {value} at a learning rate of {rate:G4}; nothing was overwritten. "
                + "Lower schedule.base, or warm up for an epoch with schedule.warmup.");
        }

        state.Optimizer.ZeroGradients();
        loss.backward();
        var decay = default(double?);
        using (torch.no_grad())
        {
            // The share is only reported; it changes too slowly to be worth measuring at every batch.
            if (batch.Step % DecayInterval == 0) decay = state.Decayed.Sum(parameter => parameter.Value());
            foreach (var parameter in state.Decayed) parameter.AddToGradient();
        }

        state.Optimizer.LearningRate = rate;
        state.Optimizer.Step();
        var right = output.Scores.argmax(1).eq(output.Targets.Labels).sum().item<long>();
        return new BatchResult(value, decay, right);
    }

    private torch.Tensor Embed(torch.Tensor pixels, bool fixedBackbone)
    {
        state.Module.train(!fixedBackbone);
        using var gradients = torch.set_grad_enabled(!fixedBackbone);
        return state.Module.forward(pixels);
    }

    private Targets TargetsOf(FaceBatch batch)
    {
        var labels = torch.tensor(batch.Labels, device: state.Device);
        return batch is { MixedLabels: { } mixed, Shares: { } shares }
            ? new(labels, torch.tensor(mixed, device: state.Device), torch.tensor(shares, device: state.Device))
            : new(labels);
    }

    private torch.Tensor Pixels(float[] planes, int count) =>
        torch.as_tensor(planes, device: state.Device).view(count, 3, inputSize, inputSize);
}
