using System.Numerics.Tensors;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Makes one embedding of a template from those of its faces: the mean over the frames of each medium, summed over the media, scaled to length 1.</summary>
/// <remarks>Follows <c>image2template_feature</c> of InsightFace's IJB evaluation.</remarks>
public static class TemplatePooling
{
    /// <summary>Pools all templates in every variant asked for, in one pass over the faces.</summary>
    /// <param name="templates">Which faces belong together.</param>
    /// <param name="embeddings">Of the faces, in the same order.</param>
    /// <param name="variants">How faces are prepared.</param>
    /// <param name="cancellation">Stops between two templates.</param>
    /// <returns>For each variant the templates in the order of <see cref="FaceTemplates.Ids"/>.</returns>
    /// <exception cref="ArgumentException">The numbers of faces differ.</exception>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    public static IReadOnlyList<Embeddings> Pool(
        FaceTemplates templates, IjbEmbeddings embeddings, IReadOnlyList<TemplateVariant> variants, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(variants);
        if (templates.Faces != embeddings.Faces.Count) throw new ArgumentException($"{embeddings.Faces.Count} embeddings for {templates.Faces} faces.", nameof(embeddings));
        var (count, size) = (templates.Ids.Count, embeddings.Faces.Size);
        Embeddings[] pooled = [.. variants.Select(_ => new Embeddings(count, size, new float[count * size]))];
        var broken = -1;
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, () => new Work(variants, size), (row, _, work) =>
        {
            work.Sum(templates, embeddings, row);
            for (var i = 0; i < pooled.Length; i++)
            {
                if (!work.TakeNormalized(i, pooled[i].Values.AsSpan(row * size, size))) broken = row;
            }

            return work;
        }, _ => { });
        return broken < 0 ? pooled : throw new InvalidOperationException($"An embedding of template {templates.Ids[broken]} is not finite: the network has diverged.");
    }

    /// <summary>One thread's sums, in double precision.</summary>
    private sealed class Work(IReadOnlyList<TemplateVariant> variants, int size)
    {
        private readonly double[][] _sums = [.. variants.Select(_ => new double[size])];
        private readonly double[] _face = new double[size];
        private readonly double[] _mirror = new double[size];

        public void Sum(FaceTemplates templates, IjbEmbeddings embeddings, int row)
        {
            foreach (var sum in _sums) Array.Clear(sum);
            var faces = templates.FacesOf(row);
            for (var start = 0; start < faces.Length;)
            {
                var end = start + 1;
                while (end < faces.Length && templates.MediumOf(faces[end]) == templates.MediumOf(faces[start])) end++;
                foreach (var face in faces[start..end])
                {
                    TensorPrimitives.ConvertChecked(embeddings.Faces[face], _face);
                    Add(flipped: false, templates.ScoreOf(face), end - start);
                    TensorPrimitives.ConvertChecked(embeddings.Mirrors[face], _mirror);
                    TensorPrimitives.Add(_face, _mirror, _face);
                    Add(flipped: true, templates.ScoreOf(face), end - start);
                }

                start = end;
            }
        }

        /// <summary>Gives a sum scaled to length 1, zeros as they are; false where it is not finite.</summary>
        public bool TakeNormalized(int variant, Span<float> template)
        {
            var length = TensorPrimitives.Norm<double>(_sums[variant]);
            if (length > 0) TensorPrimitives.Divide(_sums[variant], length, _sums[variant]);
            TensorPrimitives.ConvertChecked<double, float>(_sums[variant], template);
            return double.IsFinite(length);
        }

        private void Add(bool flipped, float score, int frames)
        {
            var length = TensorPrimitives.Norm<double>(_face);
            for (var i = 0; i < variants.Count; i++)
            {
                if (variants[i].Flipped != flipped) continue;
                var weight = (variants[i].Weighted ? score : 1.0) / frames;
                if (variants[i].Normalized && length > 0) weight /= length;
                TensorPrimitives.MultiplyAdd(_face, weight, _sums[i], _sums[i]);
            }
        }
    }
}
