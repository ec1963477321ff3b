using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Replaces the scores of the true classes and leaves the others as they are.</summary>
internal static class TargetMargin
{
    /// <summary>Gives every true class of a sample the score <paramref name="margined"/> of its own one; after mixup
    /// both classes get it.</summary>
    /// <param name="scores"><c>(N, C)</c>.</param>
    /// <param name="targets">The true classes.</param>
    /// <param name="margined">Takes and returns <c>(N, 1)</c>.</param>
    public static torch.Tensor Apply(torch.Tensor scores, Targets targets, Func<torch.Tensor, torch.Tensor> margined)
    {
        var result = scores;
        Add(targets.Labels.unsqueeze(1), null);
        if (targets.MixedLabels is { } mixed) Add(mixed.unsqueeze(1), mixed.ne(targets.Labels).unsqueeze(1));
        return result;

        void Add(torch.Tensor index, torch.Tensor? where)
        {
            var own = scores.gather(1, index);
            var change = margined(own) - own;
            // A picture mixed with one of its own class gets the margin once.
            if (where is not null) change = change * where;
            result = result.scatter_add(1, index, change);
        }
    }
}
