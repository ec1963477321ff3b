using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>All pairs of a batch.</summary>
internal static class BatchPairs
{
    /// <summary>Whether two samples are of one class, <c>(N, N)</c>; each is of its own.</summary>
    public static torch.Tensor Same(torch.Tensor labels) => labels.unsqueeze(0).eq(labels.unsqueeze(1));

    /// <summary>Cosines of all pairs, <c>(N, N)</c>.</summary>
    public static torch.Tensor Cosines(torch.Tensor embeddings)
    {
        var unit = UnitLength.Rows(embeddings);
        return unit.matmul(unit.t());
    }

    /// <summary>Squared distances of all pairs, <c>(N, N)</c>.</summary>
    public static torch.Tensor SquaredDistances(torch.Tensor embeddings)
    {
        var squares = embeddings.Squared().sum(1);
        return (squares.unsqueeze(1) - embeddings.matmul(embeddings.t()).Times(2.0)).Plus(squares.unsqueeze(0));
    }

    /// <summary>The least cosine to a sample of the same class, <c>(N)</c>.</summary>
    public static torch.Tensor HardestPositive(torch.Tensor cosines, torch.Tensor same) =>
        cosines.Masked(same.logical_not(), 1).amin([1]);

    /// <summary>The largest cosine to a sample of another class, <c>(N)</c>; -1 where there is none.</summary>
    public static torch.Tensor HardestNegative(torch.Tensor cosines, torch.Tensor same) => cosines.Masked(same, -1).amax([1]);
}
