using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>Sharpness-aware minimisation (Foret et al. 2021): takes the gradient not where the weights are but a little
/// uphill. A batch is: backward, <see cref="Climb"/>, backward again from there, <see cref="Step"/>.</summary>
public sealed class Sam : TrainingOptimizer
{
    // Keeps the direction finite where the gradient is zero.
    private const double Epsilon = 1e-12;

    private readonly TrainingOptimizer _inner;
    private readonly double _radius;
    private torch.Tensor[]? _base;

    /// <summary>Lets another optimizer make the steps.</summary>
    /// <param name="inner">Makes the steps; owned.</param>
    /// <param name="radius">How far uphill, as a distance over all weights together.</param>
    public Sam(TrainingOptimizer inner, double radius = 0.05)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius);
        (_inner, _radius) = (inner, radius);
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
    public override IReadOnlyDictionary<string, torch.Tensor> State => _inner.State;

    /// <summary>Moves the weights uphill along their gradients, and forgets these.</summary>
    public void Climb()
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        if (_base is not null) throw new InvalidOperationException("Climbed already: a step must come first.");
        var factor = _radius / (GradientClipping.Norm(Parameters) + Epsilon);
        _base = [.. Parameters.Select(parameter => parameter.Value.detach().clone().DetachFromDisposeScope())];
        foreach (var parameter in Parameters)
        {
            if (parameter.Value.grad is { } gradient) parameter.Value.Gain(gradient, factor);
        }

        ZeroGradients();
    }

    /// <summary>Goes back to where <see cref="Climb"/> began and makes a step with the present gradients.</summary>
    /// <exception cref="InvalidOperationException">There was no climb.</exception>
    public override void Step()
    {
        Return();
        _inner.Step();
    }

    /// <summary>Goes back to the weights before the climb.</summary>
    /// <exception cref="InvalidOperationException">There was no climb.</exception>
    public void Return()
    {
        if (_base is null) throw new InvalidOperationException("A climb comes before each step.");
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (parameter, before) in Parameters.Zip(_base))
        {
            parameter.Value.copy_(before);
            before.Dispose();
        }

        _base = null;
    }
}
