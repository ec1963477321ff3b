using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>A training run. Made by <see cref="Start"/> or <see cref="Resume"/>, done by <see cref="Run"/>.</summary>
/// <example><code>
/// using var trainer = Trainer.Start(RecipeFile.Read("recipes/small.yaml"), new RunFolder("runs/small"));
/// var result = trainer.Run();
/// </code></example>
public sealed class Trainer : IDisposable
{
    private readonly RunLock _lock;
    private readonly TrainingSetup _setup;
    private readonly TrainingState _state;
    private readonly RunOutput _output;
    private readonly BatchTraining _training;
    private readonly Throughput _throughput;
    private readonly TimeProvider _time;

    private Trainer(RunLock held, TrainingSetup setup, TrainingState state)
    {
        (_lock, _setup, _state, _time) = (held, setup, state, setup.Options.Time);
        _output = new RunOutput(setup, state);
        _training = new BatchTraining(state, setup.Recipe, setup.Plan, setup.Teacher, setup.InputSize);
        _throughput = new Throughput(_time);
    }

    /// <summary>Begins a run.</summary>
    /// <exception cref="BadDataException">The data set, an evaluation set or a model file is not what it should be.</exception>
    /// <exception cref="IOException">The run folder holds a run already, cannot be written, or its disk is too full.</exception>
    /// <exception cref="NotSupportedException">The device is absent.</exception>
    public static Trainer Start(Recipe recipe, RunFolder folder, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.HasRun) throw new IOException($"{folder.Path}: there is a run in this folder already; resume it, or choose another folder.");
        return Open(folder, () => TrainingSetup.New(recipe, folder, options ?? new()), setup => setup.Begin());
    }

    /// <summary>Goes on with a run where it was last saved.</summary>
    /// <exception cref="BadDataException">As for <see cref="Start"/>; or recipe or data set are no longer those of the run: says what changed.</exception>
    /// <exception cref="IOException">Somebody trains in the run folder, it cannot be written, or its disk is too full.</exception>
    /// <exception cref="NotSupportedException">The device is absent.</exception>
    public static Trainer Resume(Recipe recipe, RunFolder folder, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!folder.HasRun) throw new BadDataException(folder.Path, "there is no run in this folder to go on with.");
        return Open(folder, () => TrainingSetup.Existing(recipe, folder, options ?? new()), setup => setup.GoOn());
    }

    /// <summary>Trains to the end of the recipe, or until asked to stop.</summary>
    /// <param name="cancellation">Ends the run after the present batch; its state is saved first.</param>
    /// <exception cref="OperationCanceledException">Cancelled, and saved.</exception>
    /// <exception cref="NonFiniteException">The loss or a weight left the finite; the files are those of the last good state.</exception>
    /// <exception cref="BadDataException">A picture is broken and the policy is to stop.</exception>
    /// <exception cref="IOException">A file cannot be written; those there are whole.</exception>
    public TrainingResult Run(CancellationToken cancellation = default)
    {
        var started = _time.GetTimestamp();
        torch.set_num_threads(_setup.Threads);
        using var batches = new RunBatches(_setup, _state, _setup.Miner);
        try
        {
            while (_state.Position.Epoch < _setup.Plan.Epochs && !_setup.Options.Stop.IsAfterEpoch)
            {
                EnterStage();
                batches.EnterEpoch(cancellation);
                _throughput.Start();
                while (_state.Position.Step < _setup.Plan.Steps)
                {
                    TrainOn(batches.Next(cancellation)!);
                    cancellation.ThrowIfCancellationRequested();
                    _output.SaveWhenDue();
                }

                _output.FinishEpoch(cancellation);
                _output.ReportBroken(batches.Broken);
                NativeMemory.Release();
            }
        }
        catch (Exception reason)
        {
            try
            {
                // The weights are good when somebody stopped the run or a file was not.
                if (reason is OperationCanceledException or BadDataException or IOException or UnauthorizedAccessException) _output.Save();
            }
            catch (Exception unsaved)
            {
                _output.ReportEnd(unsaved);
                throw;
            }

            _output.ReportEnd(reason);
            throw;
        }

        return _output.Result(_time.GetElapsedTime(started), batches.Broken);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        _state.Dispose();
        _setup.Teacher?.Dispose();
        _lock.Dispose();
    }

    private static Trainer Open(RunFolder folder, Func<TrainingSetup> prepare, Func<TrainingSetup, TrainingState> begin)
    {
        var held = new RunLock(folder);
        try
        {
            var setup = prepare();
            return new Trainer(held, setup, begin(setup));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private void EnterStage()
    {
        var stage = _setup.Plan.StageOf(_state.Position.Epoch);
        if (stage != _state.Position.Stage) _output.ReportDropped(_state.EnterStage(stage));
        if (_setup.Plan.IsStageStart(_state.Position)) _output.ReportStage(stage);
    }

    private void TrainOn(FaceBatch batch)
    {
        var rate = _setup.Plan.RateAt(batch.Epoch, batch.Step);
        _state.Position = _state.Position.After(_training.Step(batch, rate));
        _output.ReportBatch(rate, _throughput.Count(batch.Labels.Length));
    }
}
