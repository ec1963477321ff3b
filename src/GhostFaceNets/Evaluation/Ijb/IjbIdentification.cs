using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>The 1:N protocol: mixed probes searched in two galleries.</summary>
/// <param name="Gallery1">The search in the first gallery.</param>
/// <param name="Gallery2">The search in the second gallery.</param>
public sealed record IjbIdentification(GallerySearch Gallery1, GallerySearch Gallery2)
{
    /// <summary>The ranks at which rates are told.</summary>
    public static IReadOnlyList<int> Ranks { get; } = [1, 5, 10];

    /// <summary>The reference's false positive identification rates: 100 from 1e-4 in steps of a 25th of a decade, with the rounding errors of its
    /// <c>np.arange</c>, and 1.</summary>
    public static IReadOnlyList<double> ReferenceRates { get; } = [.. Enumerable.Range(0, 100).Select(i => Math.Pow(10, -4 + (i * (-4 + 0.04 - -4)))), 1];

    /// <summary>The places in <see cref="ReferenceRates"/> of 1e-4, 1e-3, 1e-2, 1e-1 and 1.</summary>
    public static IReadOnlyList<int> ShownRates { get; } = [0, 25, 50, 75, 100];

    /// <summary>The share of mated searches, in both galleries together, that find the person among the first.</summary>
    public double Top(int count) => Gallery1.Mated + Gallery2.Mated is > 0 and var mated ? (double)Hits(count) / mated : 0;

    /// <summary>The reference's mean: hits over all probes, also those that are in neither gallery.</summary>
    public double ReferenceTop(int count) => (double)Hits(count) / Gallery1.Ranks.Count;

    /// <summary>The mean of both galleries' <see cref="GallerySearch.TpirAt"/>.</summary>
    public double TpirAt(double fpir) => (Gallery1.TpirAt(fpir) + Gallery2.TpirAt(fpir)) / 2;

    /// <summary>The mean of both galleries' <see cref="GallerySearch.ReferenceTpirAt"/>.</summary>
    public double ReferenceTpirAt(double fpir) => (Gallery1.ReferenceTpirAt(fpir) + Gallery2.ReferenceTpirAt(fpir)) / 2;

    /// <summary>Pools the templates in the default variant and searches.</summary>
    /// <param name="faces">Which face belongs to which template.</param>
    /// <param name="embeddings">Of the faces.</param>
    /// <param name="lists">Galleries and probes.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    public static IjbIdentification Search(FaceTemplates faces, IEmbeddingParts embeddings, IjbSearchLists lists, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var templates = TemplatePooling.Pool(faces, embeddings, [TemplateVariant.Default], cancellation).Single();
        return new(GallerySearch.Of(templates, lists.Gallery1, lists.Probes, cancellation), GallerySearch.Of(templates, lists.Gallery2, lists.Probes, cancellation));
    }

    private int Hits(int count) => Gallery1.Hits(count) + Gallery2.Hits(count);
}
