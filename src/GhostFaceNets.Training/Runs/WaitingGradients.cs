using GhostFaceNets.Training.Optimizers;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>Gradients that wait for more batches, as checkpoints hold them: under the parameters' names, those of some rows
/// alone in two parts.</summary>
internal static class WaitingGradients
{
    private const string RowsPart = "#rows";
    private const string ValuesPart = "#values";

    /// <summary>The gradients there are.</summary>
    public static IReadOnlyDictionary<string, torch.Tensor> Of(IReadOnlyList<NamedParameter> parameters)
    {
        using var _ = torch.no_grad();
        var gradients = new Dictionary<string, torch.Tensor>();
        foreach (var (name, weight, _) in parameters)
        {
            if (RowGradient.Of(weight) is { } rows) (gradients[name + RowsPart], gradients[name + ValuesPart]) = (rows.Rows, rows.Values);
            else if (weight.grad is { } gradient) gradients[name] = gradient;
        }

        return gradients;
    }

    /// <summary>Takes over gradients.</summary>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public static void Load(IReadOnlyList<NamedParameter> parameters, IReadOnlyDictionary<string, torch.Tensor> gradients)
    {
        using var _ = torch.no_grad();
        foreach (var (key, gradient) in gradients)
        {
            var name = key.Replace(RowsPart, "", StringComparison.Ordinal).Replace(ValuesPart, "", StringComparison.Ordinal);
            var weight = parameters.FirstOrDefault(each => each.Name == name)?.Value
                ?? throw new ArgumentException($"The gradient '{name}' is of no weight.");
            if (key == name)
            {
                // In the parameter's memory layout, as autograd makes gradients.
                weight.grad = torch.empty_like(weight).copy_(gradient);
            }
            else if (key == name + RowsPart)
            {
                var values = gradients.GetValueOrDefault(name + ValuesPart) ?? throw new ArgumentException($"The gradient '{name}' has no values.");
                weight.grad = RowGradient.Sparse(weight, gradient.to(weight.device).clone(), values.to(weight.device).clone());
            }
        }
    }
}
