using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>Lookahead (Zhang et al. 2019): every few steps of another optimizer, slow weights go a part of the way to
/// the fast ones, which then start again from there.</summary>
public sealed class Lookahead : TrainingOptimizer
{
    private readonly TrainingOptimizer _inner;
    private readonly int _period;
    private readonly double _share;
    private readonly torch.Tensor _steps = torch.zeros([], torch.int64).DetachFromDisposeScope();
    private readonly torch.Tensor[] _slow;

    /// <summary>Begins with the present weights as slow ones.</summary>
    /// <param name="inner">Makes the steps; owned.</param>
    /// <param name="period">Steps between two meetings, at least 1.</param>
    /// <param name="share">How far the slow weights go, 0..1.</param>
    public Lookahead(TrainingOptimizer inner, int period = 6, double share = 0.5)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        (_inner, _period, _share) = (inner, period, share);
        _slow = [.. inner.Parameters.Select(parameter => parameter.Value.detach().clone().DetachFromDisposeScope())];
        var state = inner.State.ToDictionary();
        state.Add("lookahead/steps", _steps);
        foreach (var (parameter, slow) in inner.Parameters.Zip(_slow)) state.Add($"lookahead/slow/{parameter.Name}", slow);
        State = state;
    }

    /// <inheritdoc/>
    public override double LearningRate
    {
        get => _inner.LearningRate;
        set => _inner.LearningRate = value;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters => _inner.Parameters;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, torch.Tensor> State { get; }

    /// <inheritdoc/>
    public override void Step()
    {
        _inner.Step();
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        _steps.Count();
        if (_steps.item<long>() % _period != 0) return;
        foreach (var (parameter, slow) in Parameters.Zip(_slow))
        {
            slow.Gain(parameter.Value - slow, _share);
            parameter.Value.copy_(slow);
        }
    }
}
