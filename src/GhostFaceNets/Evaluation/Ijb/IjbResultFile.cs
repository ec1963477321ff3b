using GhostFaceNets.Formats.Numpy;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Results as the reference saves them: an <c>.npz</c> with <c>scores</c>, <c>names</c>, and where it is asked for <c>label</c>, <c>embs</c> and
/// <c>embs_f</c>. <c>ghostface plot roc</c> draws those of pairs.</summary>
public static class IjbResultFile
{
    private const string Scores = "scores";
    private const string Names = "names";
    private const string Label = "label";

    /// <summary>Writes the scores of 1:1 <c>(K, pairs)</c> as they are computed.</summary>
    /// <param name="path">Where to. The file's name and the variant's make the name of a row.</param>
    /// <param name="variants">The K variants.</param>
    /// <param name="comparisons">Their scores, one after another.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="withLabel">Whether to add <c>label</c>, which drawing needs.</param>
    /// <param name="embeddings">To be added; null for none.</param>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(
        string path, IReadOnlyList<TemplateVariant> variants, IEnumerable<IjbVerification.Comparison> comparisons, TemplatePairs pairs, bool withLabel, IjbEmbeddings? embeddings)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(pairs);
        NpzFile.Write(path, npz =>
        {
            npz.AddRows(Scores, variants.Count, pairs.Count, comparisons.Select(comparison => comparison.Scores));
            npz.Add(Names, NumpyArray.Of([variants.Count], variants.Select(variant => $"{Path.GetFileNameWithoutExtension(path)}_{variant}").ToArray()));
            if (withLabel) npz.Add(Label, NumpyArray.Of([pairs.Count], pairs.Same.ToArray()));
            Add(npz, embeddings);
        });
    }

    /// <summary>Writes the rates of 1:N <c>(1, 2, 101)</c>: the reference's false positive identification rates and the mean of both galleries' true ones.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="identification">The searches.</param>
    /// <param name="embeddings">To be added; null for none.</param>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, IjbIdentification identification, IjbEmbeddings? embeddings)
    {
        ArgumentNullException.ThrowIfNull(identification);
        var rates = IjbIdentification.ReferenceRates;
        NpzFile.Write(path, npz =>
        {
            npz.Add(Scores, NumpyArray.Of([1, 2, rates.Count], (double[])[.. rates, .. rates.Select(identification.ReferenceTpirAt)]));
            npz.Add(Names, NumpyArray.Of([1], [Path.GetFileNameWithoutExtension(path)]));
            Add(npz, embeddings);
        });
    }

    private static void Add(NpzWriter npz, IjbEmbeddings? embeddings)
    {
        if (embeddings is null) return;
        foreach (var (name, array) in embeddings.Arrays) npz.Add(name, array);
    }
}
