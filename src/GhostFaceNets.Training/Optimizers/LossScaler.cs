using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>Dynamic loss scaling for float16 (Micikevicius et al. 2018): the loss is multiplied so that small gradients
/// do not vanish. A step whose gradients overflow is left out and halves the scale; many good ones double it.</summary>
public sealed class LossScaler : ITensorState, IDisposable
{
    private const double LargestScale = 1 << 24;

    private readonly int _growAfter;
    private readonly torch.Tensor _scale;
    private readonly torch.Tensor _goodSteps = torch.zeros([], torch.int64).DetachFromDisposeScope();

    /// <summary>Begins with a scale.</summary>
    /// <param name="initialScale">The first scale, at least 1.</param>
    /// <param name="growAfter">Good steps in a row after which the scale doubles.</param>
    public LossScaler(double initialScale = 65536, int growAfter = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(initialScale, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(growAfter, 1);
        _growAfter = growAfter;
        _scale = torch.tensor(initialScale, torch.float64).DetachFromDisposeScope();
    }

    /// <summary>What the loss is multiplied by before the backward pass.</summary>
    public double Scale => _scale.item<double>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, torch.Tensor> State =>
        new Dictionary<string, torch.Tensor> { ["scale"] = _scale, ["good_steps"] = _goodSteps };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state) => TensorState.Copy(state, State);

    /// <summary>Divides the gradients by the scale and adapts it.</summary>
    /// <returns>Whether all gradients are finite; if not, make no step.</returns>
    public bool Unscale(IReadOnlyList<NamedParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var factor = 1 / Scale;
        var finite = true;
        foreach (var parameter in parameters)
        {
            if (RowGradient.ValuesOf(parameter.Value) is { } gradient) finite &= gradient.Scale(factor).isfinite().all().item<bool>();
        }

        if (!finite)
        {
            _scale.With(Math.Max(1, Scale / 2), (scale, half) => scale.fill_(half));
            _goodSteps.zero_();
        }
        else if (_goodSteps.Count().item<long>() == _growAfter)
        {
            _scale.With(Math.Min(LargestScale, Scale * 2), (scale, twice) => scale.fill_(twice));
            _goodSteps.zero_();
        }

        return finite;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _scale.Dispose();
        _goodSteps.Dispose();
    }
}
