using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>Copies named tensors into others of the same names and shapes.</summary>
internal static class TensorState
{
    /// <summary>Copies every value; converts types and devices.</summary>
    /// <exception cref="ArgumentException">A name is absent, left over, or of another shape; it is named.</exception>
    public static void Copy(IReadOnlyDictionary<string, torch.Tensor> from, IReadOnlyDictionary<string, torch.Tensor> to)
    {
        foreach (var name in from.Keys)
        {
            if (!to.ContainsKey(name)) throw new ArgumentException($"The state '{name}' is not known.");
        }

        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (name, target) in to)
        {
            if (!from.TryGetValue(name, out var source)) throw new ArgumentException($"The state '{name}' is absent.");
            if (!source.shape.AsSpan().SequenceEqual(target.shape))
            {
                throw new ArgumentException(
                    $"The state '{name}' has shape ({string.Join(", ", source.shape)}), ({string.Join(", ", target.shape)}) is expected.");
            }

            target.copy_(source);
        }
    }

    /// <summary>Copies the values that both have by the same name and shape.</summary>
    public static void CopyFitting(IReadOnlyDictionary<string, torch.Tensor> from, IReadOnlyDictionary<string, torch.Tensor> to)
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (name, target) in to)
        {
            if (from.TryGetValue(name, out var source) && source.shape.AsSpan().SequenceEqual(target.shape)) target.copy_(source);
        }
    }
}
