using System.Globalization;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>What a run tells and writes: progress, history, models, checkpoints.</summary>
internal sealed class RunOutput
{
    private readonly TrainingSetup _setup;
    private readonly TrainingState _state;
    private readonly TrainingHistory _history;
    private readonly HistoryLogs _logs;
    private readonly HashSet<string> _reported = [];
    private long _saved;

    public RunOutput(TrainingSetup setup, TrainingState state)
    {
        (_setup, _state) = (setup, state);
        _history = TrainingHistory.Read(setup.Folder.History);
        _logs = new HistoryLogs(setup.Recipe.Log, setup.Folder, setup.Options.Time);
        _saved = setup.Options.Time.GetTimestamp();
    }

    public void ReportStage(int stage)
    {
        var (recipe, of) = (_setup.Recipe.Stages[stage], _setup.Recipe.Stages.Count);
        var losses = recipe.Attached.Select(each => each.Loss).Prepend(recipe.Loss).Select(Describe);
        Remark($"epoch {_state.Position.Epoch + 1}: stage {stage + 1} of {of}, {string.Join(" and ", losses)}{(recipe.HeadOnly ? ", the head alone" : "")}");
    }

    /// <summary>Says what of the state before could not be kept.</summary>
    public void ReportDropped(IReadOnlyList<string> dropped)
    {
        foreach (var part in dropped) Remark($"not kept: {part}");
    }

    public void ReportBatch(double rate, double imagesPerSecond)
    {
        var (position, plan) = (_state.Position, _setup.Plan);
        var batches = (long)(plan.Epochs - position.Epoch) * plan.Steps - position.Step;
        var left = imagesPerSecond > 0 ? TimeSpan.FromSeconds(batches * _setup.Recipe.BatchSize / imagesPerSecond) : TimeSpan.Zero;
        var progress = new TrainingProgress(
            position.Epoch + 1, plan.Epochs, position.Step, plan.Steps, position.MeanLoss, Accuracy, rate, imagesPerSecond, left);
        foreach (var observer in _setup.Options.Observers) observer.OnBatch(progress);
    }

    public void ReportBroken(IReadOnlyList<string> broken)
    {
        foreach (var problem in broken.Where(_reported.Add)) Remark($"skipped: {problem}");
    }

    /// <summary>Evaluates the network and writes history, models and checkpoint; the run is in the next epoch then.</summary>
    public void FinishEpoch(CancellationToken cancellation)
    {
        _state.ThrowIfNotFinite();
        var (position, folder) = (_state.Position, _setup.Folder);
        var model = new FaceModel(_state.Module.ToNetwork(), _setup.Model.Card);
        // An evaluation that fails or is cut off must not cost the epoch.
        if (_setup.Evaluation.HasSets) Write(model.Network);
        var (accuracies, last) = _setup.Evaluation.Measure(model, cancellation);
        var values = new Dictionary<string, double>(accuracies)
        {
            [HistoryLists.Loss] = position.MeanLoss,
            ["regular_loss"] = position.MeanDecay,
            [HistoryLists.Rate] = _setup.Plan.RateAt(position.Epoch, _setup.Plan.Steps - 1),
        };
        if (_state.Objective.HasHead) values[HistoryLists.Accuracy] = Accuracy;
        foreach (var (name, sum) in position.Parts) values[name] = sum / position.Step;
        var isBest = last is not null && !(last < position.Best);
        model = model with { Card = Card(values) };
        OnnxFile.Write(folder.Latest, model);
        if (isBest) OnnxFile.Write(folder.Best, model);
        _history.Enter(position.Epoch, values);
        _history.Write(folder.History);
        _logs.Enter(_history, position.Epoch, values);
        _state.Position = position.NextEpoch(isBest ? last : position.Best);
        Write(model.Network, folder.CheckpointFile(position.Epoch, position.Step));
        foreach (var observer in _setup.Options.Observers) observer.OnEpoch(new(position.Epoch + 1, _setup.Plan.Epochs, values, isBest));
    }

    /// <summary>Saves the state when the recipe's minutes have passed.</summary>
    public void SaveWhenDue()
    {
        if (_setup.Options.Time.GetElapsedTime(_saved).TotalMinutes >= _setup.Recipe.Checkpoints.Minutes) Save();
    }

    /// <summary>Saves the state and deletes those that are no longer kept.</summary>
    public void Save()
    {
        _state.ThrowIfNotFinite();
        Write(_state.Module.ToNetwork());
    }

    /// <summary>As <see cref="Save"/>, of a state that was found finite.</summary>
    /// <param name="network">The backbone as it is.</param>
    /// <param name="replaced">The file of a state that this one takes the place of.</param>
    private void Write(Network network, string? replaced = null)
    {
        var folder = _setup.Folder;
        Checkpoint.Write(folder.CheckpointFile(_state.Position.Epoch, _state.Position.Step), _state, network, _setup.Recipe, Card(Last));
        if (replaced is not null) File.Delete(replaced);
        foreach (var old in folder.CheckpointFiles.SkipLast(_setup.Recipe.Checkpoints.Keep)) File.Delete(old);
        _saved = _setup.Options.Time.GetTimestamp();
    }

    /// <summary>Says why the run ends before its time.</summary>
    public void ReportEnd(Exception reason)
    {
        foreach (var observer in _setup.Options.Observers) observer.OnEnd(reason);
    }

    public TrainingResult Result(TimeSpan time, IReadOnlyList<string> broken)
    {
        var folder = _setup.Folder;
        return new(
            folder.Path,
            _state.Position.Epoch,
            _setup.Plan.Epochs,
            time.TotalSeconds,
            Last,
            _state.Position.Best,
            File.Exists(folder.Latest) ? folder.Latest : null,
            File.Exists(folder.Best) ? folder.Best : null,
            broken);
    }

    private double Accuracy => (double)_state.Position.Right / ((long)_state.Position.Step * _setup.Recipe.BatchSize);

    /// <summary>The numbers of the last whole epoch.</summary>
    private IReadOnlyDictionary<string, double> Last => _state.Position.Epoch == 0
        ? new Dictionary<string, double>()
        : _history.Names
            .Select(name => KeyValuePair.Create(name, _history[name].ElementAtOrDefault(_state.Position.Epoch - 1)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!.Value);

    private ModelCard Card(IReadOnlyDictionary<string, double> values) => _setup.Model.Card with
    {
        TrainingData = _setup.DataName,
        Results = _setup.Recipe.Evaluation.Where(set => values.ContainsKey(set.Title))
            .ToDictionary(set => $"{set.Title} max_accuracy", set => values[set.Title]),
    };

    private static string Describe(LossRecipe loss) => RecipeBinder.WordOf(loss.Name)
        + (loss.Scale is { } scale ? string.Create(CultureInfo.InvariantCulture, $" of scale {scale}") : "");

    private void Remark(string text)
    {
        foreach (var observer in _setup.Options.Observers) observer.OnRemark(text);
    }
}
