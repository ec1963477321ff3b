using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>Bounds gradients between the backward pass and the step.</summary>
public static class GradientClipping
{
    /// <summary>The length of all gradients together as one vector.</summary>
    public static double Norm(IReadOnlyList<NamedParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var squares = new List<torch.Tensor>();
        foreach (var parameter in parameters)
        {
            if (RowGradient.ValuesOf(parameter.Value) is { } gradient) squares.Add(gradient.Squared().sum());
        }

        return squares.Count == 0 ? 0 : torch.stack(squares).sum().sqrt().to(torch.float64).item<double>();
    }

    /// <summary>Shortens the gradients together to a length where they are longer; their direction stays.</summary>
    /// <returns>The length before. Not finite when a gradient is not; the gradients are then as they were.</returns>
    public static double ByNorm(IReadOnlyList<NamedParameter> parameters, double longest)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest);
        var norm = Norm(parameters);
        if (!double.IsFinite(norm) || norm <= longest) return norm;
        ForEach(parameters, gradient => gradient.Scale(longest / norm));
        return norm;
    }

    /// <summary>Bounds each element of the gradients to -largest .. largest.</summary>
    public static void ByValue(IReadOnlyList<NamedParameter> parameters, double largest)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(largest);
        using var low = (-largest).ToScalar();
        using var high = largest.ToScalar();
        ForEach(parameters, gradient => gradient.clamp_(low, high));
    }

    private static void ForEach(IReadOnlyList<NamedParameter> parameters, Func<torch.Tensor, torch.Tensor> change)
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var parameter in parameters)
        {
            if (RowGradient.ValuesOf(parameter.Value) is { } gradient) change(gradient);
        }
    }
}
