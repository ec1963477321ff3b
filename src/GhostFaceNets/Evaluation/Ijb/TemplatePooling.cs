using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Makes one embedding of a template from those of its faces: the mean over the frames of each medium, summed over the media, scaled to length 1.</summary>
/// <remarks>Follows <c>image2template_feature</c> of InsightFace's IJB evaluation.</remarks>
public static class TemplatePooling
{
    /// <summary>Pools all templates in every variant asked for, in one pass over the faces, with sums in double precision.</summary>
    /// <param name="templates">Which faces belong together.</param>
    /// <param name="embeddings">Of the faces, in the same order.</param>
    /// <param name="variants">How faces are prepared.</param>
    /// <param name="cancellation">Stops between two templates.</param>
    /// <returns>For each variant the templates in the order of <see cref="FaceTemplates.Ids"/>. Sums are let go as they are taken: go through it once.</returns>
    /// <exception cref="ArgumentException">The numbers of faces differ.</exception>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged. Told as its variant is taken.</exception>
    public static IEnumerable<Embeddings> Pool(
        FaceTemplates templates, IEmbeddingParts embeddings, IReadOnlyList<TemplateVariant> variants, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(variants);
        if (templates.Faces != embeddings.Count) throw new ArgumentException($"{embeddings.Count} embeddings for {templates.Faces} faces.", nameof(embeddings));
        var sums = new VariantSums(templates, variants, embeddings.Size);
        var first = 0;
        foreach (var part in embeddings.Read())
        {
            sums.Add(part, first, cancellation);
            first += part.Faces.Count;
        }

        return Enumerable.Range(0, variants.Count).Select(sums.Take);
    }
}
