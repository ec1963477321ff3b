using System.Numerics.Tensors;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>The sums of the faces of each template, in several variants at once.</summary>
internal sealed class VariantSums(FaceTemplates templates, IReadOnlyList<TemplateVariant> variants, int size)
{
    private readonly double[][] _sums = [.. variants.Select(_ => new double[templates.Ids.Count * size])];

    /// <summary>Adds neighbouring faces.</summary>
    /// <param name="part">Their embeddings.</param>
    /// <param name="first">The number of the first of them.</param>
    /// <param name="cancellation">Stops between two templates.</param>
    public void Add(IjbEmbeddings part, int first, CancellationToken cancellation)
    {
        // A template's faces go to one thread, and always in the same order: parts and threads do not change a sum.
        var order = Enumerable.Range(first, part.Faces.Count).GroupBy(templates.RowOf).ToArray();
        Parallel.For(0, order.Length, new ParallelOptions { CancellationToken = cancellation }, () => (Face: new double[size], Mirror: new double[size]), (group, _, room) =>
        {
            foreach (var face in order[group])
            {
                TensorPrimitives.ConvertChecked(part.Faces[face - first], room.Face);
                Add(room.Face, face, flipped: false);
                TensorPrimitives.ConvertChecked(part.Mirrors[face - first], room.Mirror);
                TensorPrimitives.Add(room.Face, room.Mirror, room.Face);
                Add(room.Face, face, flipped: true);
            }

            return room;
        }, _ => { });
    }

    /// <summary>The templates of a variant, scaled to length 1, zeros as they are. Its sums are let go.</summary>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    public Embeddings Take(int variant)
    {
        var pooled = new Embeddings(templates.Ids.Count, size, new float[templates.Ids.Count * size]);
        for (var row = 0; row < pooled.Count; row++)
        {
            var sum = _sums[variant].AsSpan(row * size, size);
            var length = TensorPrimitives.Norm<double>(sum);
            if (!double.IsFinite(length)) throw new InvalidOperationException($"An embedding of template {templates.Ids[row]} is not finite: the network has diverged.");
            if (length > 0) TensorPrimitives.Divide(sum, length, sum);
            TensorPrimitives.ConvertChecked<double, float>(sum, pooled.Values.AsSpan(row * size, size));
        }

        _sums[variant] = [];
        return pooled;
    }

    private void Add(ReadOnlySpan<double> embedding, int face, bool flipped)
    {
        var length = TensorPrimitives.Norm(embedding);
        for (var i = 0; i < variants.Count; i++)
        {
            if (variants[i].Flipped != flipped) continue;
            // The mean over a medium's frames.
            var weight = (variants[i].Weighted ? templates.ScoreOf(face) : 1.0) / templates.FramesWith(face);
            if (variants[i].Normalized && length > 0) weight /= length;
            var sum = _sums[i].AsSpan(templates.RowOf(face) * size, size);
            TensorPrimitives.MultiplyAdd(embedding, weight, sum, sum);
        }
    }
}
