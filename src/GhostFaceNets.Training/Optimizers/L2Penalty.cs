using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>L2 in the loss: decay / 2 * sum(w^2) for each marked weight (see
/// <see cref="Networks.Network.WeightDecays"/>). Its gradient, decay * w, is added directly.</summary>
public sealed class L2Penalty
{
    private readonly (NamedParameter Parameter, double Decay)[] _marked;

    /// <summary>Finds the marked weights.</summary>
    /// <param name="parameters">The parameters of a run.</param>
    /// <param name="decays">Parameter name to decay.</param>
    /// <exception cref="ArgumentException">A mark names no parameter.</exception>
    public L2Penalty(IReadOnlyList<NamedParameter> parameters, IReadOnlyDictionary<string, double> decays)
    {
        ArgumentNullException.ThrowIfNull(decays);
        var byName = parameters.ToDictionary(parameter => parameter.Name);
        _marked = [.. decays.Where(mark => mark.Value != 0).OrderBy(mark => mark.Key, StringComparer.Ordinal).Select(mark =>
            (byName.TryGetValue(mark.Key, out var parameter)
                ? parameter
                : throw new ArgumentException($"The decay mark '{mark.Key}' names no parameter."), mark.Value))];
    }

    /// <summary>Adds decay * w to the gradient of each marked weight that has one.</summary>
    public void AddGradients()
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (parameter, decay) in _marked)
        {
            if (RowGradient.Of(parameter.Value) is { } rows) rows.Values.Gain(parameter.Value.index_select(0, rows.Rows), decay);
            else parameter.Value.grad?.Gain(parameter.Value, decay);
        }
    }

    /// <summary>The penalty itself.</summary>
    public double Value()
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        if (_marked.Length == 0) return 0;
        var parts = _marked.Select(mark => mark.Parameter.Value.Squared().sum().Times(mark.Decay / 2));
        return torch.stack([.. parts]).sum().to(torch.float64).item<double>();
    }
}
