using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>The 1:1 protocol: every listed pair of templates is compared.</summary>
public static class IjbVerification
{
    /// <summary>The variant's scores and what they amount to.</summary>
    /// <param name="Name">E.g. <c>N0D1F1</c>.</param>
    /// <param name="Scores">For each pair its cosine.</param>
    /// <param name="Sorted">The same scores, sorted. Both last until the next comparison.</param>
    public sealed record Comparison(string Name, float[] Scores, SortedScores Sorted);

    /// <summary>Compares the pairs in one variant after another, so that only one variant's scores need be held.</summary>
    /// <param name="faces">Which face belongs to which template.</param>
    /// <param name="embeddings">Of the faces.</param>
    /// <param name="pairs">The pairs, both kinds.</param>
    /// <param name="variants">The variants.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    public static IEnumerable<Comparison> Compare(
        FaceTemplates faces, IEmbeddingParts embeddings, TemplatePairs pairs, IReadOnlyList<TemplateVariant> variants, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(variants);
        var (scores, sorted) = (new float[pairs.Count], new float[pairs.Count]);
        foreach (var (variant, templates) in variants.Zip(TemplatePooling.Pool(faces, embeddings, variants, cancellation)))
        {
            pairs.Score(templates, scores, cancellation);
            yield return new(variant.ToString(), scores, SortedScores.Of(scores, pairs.Same, sorted));
        }
    }
}
