using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>One batch of gradient descent.</summary>
/// <param name="state">What is trained.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="plan">When what happens.</param>
/// <param name="teacher">Run beside the network; null where there is none.</param>
/// <param name="inputSize">Side of the network's square input.</param>
internal sealed class BatchTraining(TrainingState state, Recipe recipe, TrainingPlan plan, Teacher? teacher, int inputSize)
{
    private const int DecayInterval = 16;
    private readonly GradientAccumulation _accumulation = new(recipe.Gradients.Accumulate);

    /// <summary>Trains on a batch.</summary>
    /// <param name="batch">Pictures and classes.</param>
    /// <param name="rate">The learning rate.</param>
    /// <exception cref="NonFiniteException">The loss is not finite; no weight was changed.</exception>
    public BatchResult Step(FaceBatch batch, double rate)
    {
        using var scope = torch.NewDisposeScope();
        var (pixels, targets) = (Pixels(batch.Pixels, batch.Labels.Length), TargetsOf(batch));
        var teacherEmbeddings = TeacherEmbeddings(batch, pixels);
        var (loss, parts, output) = Forward(batch, pixels, targets, teacherEmbeddings, movesState: true);
        var value = loss.item<float>();
        if (!float.IsFinite(value))
        {
            throw new NonFiniteException(
                $"the loss of batch {batch.Step + 1} of epoch {batch.Epoch + 1} is {value} at a learning rate of {rate:G4}; nothing was overwritten. "
                + "Lower schedule.base, or warm up for an epoch with schedule.warmup.");
        }

        Backward(loss.Times(_accumulation.LossShare(batch.Step, plan.Steps)));
        // The share is only reported; it changes too slowly to be worth measuring at every batch.
        var decay = batch.Step % DecayInterval == 0 ? state.Decayed.Sum(parameter => parameter.Value()) : default(double?);
        if (_accumulation.StepsAfter(batch.Step, plan.Steps))
        {
            if (Follow(() => Forward(batch, pixels, targets, teacherEmbeddings, movesState: false).Loss))
            {
                Clip();
                state.Optimizer.LearningRate = rate;
                state.Optimizer.Step();
            }

            state.Optimizer.ZeroGradients();
        }

        var right = output is null ? 0 : output.Scores.argmax(1).eq(output.Targets.Labels).sum().item<long>();
        return new BatchResult(value, decay, right, parts);
    }

    /// <summary>Completes the gradients of a step.</summary>
    /// <param name="again">The loss at the weights to which SAM climbs.</param>
    /// <returns>False when scaled gradients overflowed and the step is left out.</returns>
    private bool Follow(Func<torch.Tensor> again)
    {
        if (!Unscale()) return false;
        AddDecay();
        if (state.Optimizer is not Sam sam) return true;
        sam.Climb();
        Backward(again());
        var finite = Unscale();
        if (finite) AddDecay();
        else sam.Return();
        return finite;
    }

    private void Backward(torch.Tensor loss) => (state.Scaler is { } scaler ? loss.Times(scaler.Scale) : loss).backward();

    private bool Unscale() => state.Scaler?.Unscale(state.Optimizer.Parameters) ?? true;

    private (torch.Tensor Loss, IReadOnlyDictionary<string, double> Parts, HeadOutput? Output) Forward(
        FaceBatch batch, torch.Tensor pixels, Targets targets, torch.Tensor? teacherEmbeddings, bool movesState)
    {
        // Dropout then depends on the place in the run alone, and a resumed run goes on as if it had never stopped.
        torch.manual_seed((long)(RandomDraws.OfPicture(recipe.Seed, batch.Epoch, batch.Step).Next() >> 1));
        var embeddings = Embed(pixels, plan.IsHeadOnly(state.Position.Stage));
        var output = state.Objective.HasHead ? state.Head!.forward(embeddings, targets) : null;
        var student = teacherEmbeddings is null ? null : state.TeacherMap?.forward(embeddings) ?? embeddings;
        var scores = state.Objective.ComparesScores ? teacher!.Scores(teacherEmbeddings!, targets) : null;
        var (loss, parts) = state.Objective.Of(new(embeddings, targets.Labels, output, student, teacherEmbeddings, scores, movesState));
        return (loss, parts, output);
    }

    private torch.Tensor? TeacherEmbeddings(FaceBatch batch, torch.Tensor pixels)
    {
        if (!state.Objective.HasTeacher) return null;
        return teacher is not null
            ? teacher.Embed(pixels)
            : torch.tensor(batch.TeacherEmbeddings!, device: state.Device).view(batch.Labels.Length, -1);
    }

    private void AddDecay()
    {
        using var _ = torch.no_grad();
        foreach (var parameter in state.Decayed) parameter.AddToGradient();
    }

    private void Clip()
    {
        var gradients = recipe.Gradients;
        if (gradients.ClipValue > 0) GradientClipping.ByValue(state.Optimizer.Parameters, gradients.ClipValue);
        if (gradients.ClipNorm > 0) GradientClipping.ByNorm(state.Optimizer.Parameters, gradients.ClipNorm);
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
