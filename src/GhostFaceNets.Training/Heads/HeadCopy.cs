using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>Goes from one head to another for embeddings of the same size.</summary>
internal static class HeadCopy
{
    private const string Kernel = "kernel";

    /// <summary>Copies the first sub-centres of each class that both have, and every other state of the same name and shape.</summary>
    /// <returns>What of the first head the second has no place for.</returns>
    public static IReadOnlyList<string> Copy(ClassificationHead from, ClassificationHead to)
    {
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var dropped = new List<string>();
        var kept = Math.Min(from.SubCentres, to.SubCentres);
        var classes = Math.Min(from.Classes, to.Classes);
        First(to, classes, kept).copy_(First(from, classes, kept));
        if (from.Classes > classes) dropped.Add($"the classes from {classes} on, counted from 0");
        if (from.SubCentres > kept) dropped.Add($"sub-centres {kept + 1} to {from.SubCentres} of each class");
        var state = to.State;
        foreach (var (name, tensor) in from.State.Where(each => each.Key != Kernel))
        {
            if (state.TryGetValue(name, out var target) && target.shape.AsSpan().SequenceEqual(tensor.shape)) target.copy_(tensor);
            else dropped.Add(name.Replace('_', ' '));
        }

        return dropped;
    }

    private static torch.Tensor First(ClassificationHead head, int classes, int subCentres) =>
        head.Kernel.view(head.Classes, head.SubCentres, head.EmbeddingSize).narrow(0, 0, classes).narrow(1, 0, subCentres);
}
