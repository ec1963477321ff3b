using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>An optimizer that treats each parameter by itself, with tensors of its shape as state and a count of steps.</summary>
public abstract class ElementwiseOptimizer : TrainingOptimizer
{
    private readonly Dictionary<string, torch.Tensor> _state = [];
    private readonly string[] _slots;
    private readonly torch.Tensor _steps;
    private readonly double _initialRate;
    private readonly double _decay;

    /// <summary>Makes state of zeros.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The rate of the first step, and the one that <paramref name="decay"/> belongs to.</param>
    /// <param name="slots">The names of the state tensors that each parameter has.</param>
    /// <param name="decay">Decoupled decay: each step takes decay / learningRate * the present rate off those weights
    /// that decay. 0 for none.</param>
    private protected ElementwiseOptimizer(
        IReadOnlyList<NamedParameter> parameters, double learningRate, string[] slots, double decay = 0)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        (Parameters, LearningRate, _initialRate, _decay, _slots) = (parameters, learningRate, learningRate, decay, slots);
        _steps = torch.zeros([], torch.int64).DetachFromDisposeScope();
        _state.Add("steps", _steps);
        foreach (var parameter in parameters)
        {
            foreach (var slot in slots)
            {
                _state.Add($"{slot}/{parameter.Name}", torch.zeros_like(parameter.Value).DetachFromDisposeScope());
            }
        }
    }

    /// <inheritdoc/>
    public override double LearningRate { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, torch.Tensor> State => _state;

    /// <inheritdoc/>
    public override void Step()
    {
        using var _ = torch.no_grad();
        using var all = torch.NewDisposeScope();
        _steps.Count();
        var step = _steps.item<long>();
        var slots = new torch.Tensor[_slots.Length];
        foreach (var parameter in Parameters)
        {
            using var scope = torch.NewDisposeScope();
            if (parameter.Value.grad is not { } gradient) continue;
            for (var i = 0; i < slots.Length; i++) slots[i] = _state[$"{_slots[i]}/{parameter.Name}"];
            if (RowGradient.Of(parameter.Value) is { } rows) ChangeRows(parameter, rows, slots, step);
            else Change(parameter.Value, gradient, parameter.Decays, slots, step);
        }
    }

    private void Change(torch.Tensor weight, torch.Tensor gradient, bool decays, torch.Tensor[] slots, long step)
    {
        if (_decay != 0 && decays) weight.Scale(1 - _decay / _initialRate * LearningRate);
        Update(weight, gradient, slots, step);
    }

    private void ChangeRows(NamedParameter parameter, RowGradient gradient, torch.Tensor[] slots, long step)
    {
        var weight = parameter.Value.index_select(0, gradient.Rows);
        torch.Tensor[] parts = [.. slots.Select(slot => slot.index_select(0, gradient.Rows))];
        Change(weight, gradient.Values, parameter.Decays, parts, step);
        parameter.Value.index_copy_(0, gradient.Rows, weight);
        foreach (var (slot, part) in slots.Zip(parts)) slot.index_copy_(0, gradient.Rows, part);
    }

    /// <summary>Changes one parameter and its state in place. Runs without gradients inside a dispose scope.</summary>
    /// <param name="weight">The parameter.</param>
    /// <param name="gradient">Its gradient, not to be changed.</param>
    /// <param name="slots">Its state, in the order of the constructor's names.</param>
    /// <param name="step">Counts from 1.</param>
    private protected abstract void Update(torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, long step);
}
