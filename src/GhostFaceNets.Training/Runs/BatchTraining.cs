using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>One step of gradient descent, and the network's answers between them.</summary>
/// <param name="state">What is trained.</param>
/// <param name="seed">Decides dropout.</param>
/// <param name="inputSize">Side of the network's square input.</param>
internal sealed class BatchTraining(TrainingState state, long seed, int inputSize)
{
    private const int DecayInterval = 16;

    /// <summary>Trains on a batch.</summary>
    /// <exception cref="NonFiniteException">The loss is not finite; no weight was changed.</exception>
    public BatchResult Step(FaceBatch batch, double rate)
    {
        using var scope = torch.NewDisposeScope();
        // Dropout then depends on the place in the run alone, and a resumed run goes on as if it had never stopped.
        torch.manual_seed((long)(RandomDraws.OfPicture(seed, batch.Epoch, batch.Step).Next() >> 1));
        var targets = new Targets(torch.tensor(batch.Labels, device: state.Device));
        var output = state.Head.forward(state.Module.forward(Pixels(batch.Pixels, batch.Labels.Length)), targets);
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

    /// <summary>Embeddings of pictures plus those of their mirror images, as they are evaluated. Changes no state.</summary>
    /// <param name="planes"><c>(count, 3, S, S)</c>.</param>
    /// <param name="count">Pictures.</param>
    /// <returns>One embedding behind the other.</returns>
    public float[] Embed(float[] planes, int count)
    {
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();
        var pixels = Pixels(planes, count);
        state.Module.eval();
        try
        {
            var sum = state.Module.forward(pixels) + state.Module.forward(pixels.flip(3));
            return sum.to(torch.float32).cpu().contiguous().data<float>().ToArray();
        }
        finally
        {
            state.Module.train();
        }
    }

    private torch.Tensor Pixels(float[] planes, int count) =>
        torch.as_tensor(planes, device: state.Device).view(count, 3, inputSize, inputSize);
}
