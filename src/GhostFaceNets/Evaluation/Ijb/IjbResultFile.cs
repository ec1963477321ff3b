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
        string path, IReadOnlyList<TemplateVariant> variants, IEnumerable<IjbVerification.Comparison> comparisons, TemplatePairs pairs, bool withLabel, IEmbeddingParts? embeddings)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(pairs);
        NpzFile.Write(path, npz =>
        {
            npz.AddRows(Scores, variants.Count, pairs.Count, comparisons.Select(comparison => comparison.Scores));
            npz.Add(Names, NumpyArray.Of([variants.Count], variants.Select(variant => $"{Path.GetFileNameWithoutExtension(path)}_{variant}").ToArray()));
            if (withLabel) npz.Add(Label, NumpyArray.Of([pairs.Count], pairs.Same.ToArray()));
            if (embeddings is not null) IjbEmbeddingFile.Add(npz, embeddings);
        });
    }

    /// <summary>Writes the rates of 1:N <c>(1, 2, 101)</c>: the reference's false positive identification rates and the mean of both galleries' true ones.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="identification">The searches.</param>
    /// <param name="embeddings">To be added; null for none.</param>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, IjbIdentification identification, IEmbeddingParts? embeddings)
    {
        ArgumentNullException.ThrowIfNull(identification);
        var rates = IjbIdentification.ReferenceRates;
        NpzFile.Write(path, npz =>
        {
            npz.Add(Scores, NumpyArray.Of([1, 2, rates.Count], (double[])[.. rates, .. rates.Select(identification.ReferenceTpirAt)]));
            npz.Add(Names, NumpyArray.Of([1], [Path.GetFileNameWithoutExtension(path)]));
            if (embeddings is not null) IjbEmbeddingFile.Add(npz, embeddings);
        });
    }

    /// <summary>Reads the rates of 1:N, as <see cref="Write(string, IjbIdentification, IEmbeddingParts?)"/> or the reference wrote them.</summary>
    /// <exception cref="BadDataException">The file has no such rates.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (string Name, double[] FalseRates, double[] TrueRates) ReadSearch(string path)
    {
        var arrays = NpzFile.Read(path, name => name is Scores or Names);
        if (!arrays.TryGetValue(Scores, out var scores) || scores.Shape is not [> 0, 2, > 0 and var count] || scores.ElementType != typeof(double))
        {
            throw new BadDataException(path, $"it has no array '{Scores}' of shape (1, 2, rates) and type float64, so it is no result of a search.");
        }

        var rates = scores.Values<double>();
        var name = arrays.TryGetValue(Names, out var names) && names.ElementType == typeof(string) && names.Shape is [> 0] ? names.Values<string>()[0] : Path.GetFileNameWithoutExtension(path);
        return (name, rates[..count], rates[count..(2 * count)]);
    }
}
