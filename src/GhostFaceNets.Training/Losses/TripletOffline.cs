using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Triplets that were mined before: rows are anchor, positive, negative, again and again; labels are not read.</summary>
/// <param name="margin">In cosine.</param>
public sealed class TripletOffline(double margin = 0.35) : EmbeddingLoss
{
    /// <inheritdoc/>
    protected override torch.Tensor Compute(torch.Tensor embeddings, torch.Tensor labels, bool training)
    {
        var (positive, negative) = Cosines(embeddings);
        return (negative - positive).Plus(margin).AtLeast(0);
    }

    /// <summary>Cosines of each anchor to its positive and to its negative, <c>(N / 3)</c>.</summary>
    /// <exception cref="ArgumentException">The number of rows is no multiple of three.</exception>
    internal static (torch.Tensor Positive, torch.Tensor Negative) Cosines(torch.Tensor embeddings)
    {
        if (embeddings.shape[0] % 3 != 0)
        {
            throw new ArgumentException($"{embeddings.shape[0]} rows are no triplets.", nameof(embeddings));
        }

        var rows = UnitLength.Rows(embeddings).view(-1, 3, embeddings.shape[1]);
        var anchor = rows.select(1, 0);
        return ((anchor * rows.select(1, 1)).sum(1), (anchor * rows.select(1, 2)).sum(1));
    }
}
