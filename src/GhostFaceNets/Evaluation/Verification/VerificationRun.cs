using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Verification;

/// <summary>A network's judgement of a verification set. Pairs with a picture in which no face was found are left out of the
/// measures; the pictures and the number of pairs are told.</summary>
public sealed class VerificationRun
{
    private VerificationRun(VerificationSet set, int[] measured, Embeddings interleaved, IReadOnlyList<string> skipped)
    {
        (Set, MeasuredPairs, Embeddings) = (set, measured, interleaved);
        Scores = PairScores.Of(interleaved, [.. measured.Select(pair => set.Pairs[pair].Same)]);
        SkippedPictures = skipped;
        Result = VerificationMeasures.Of(Scores);
    }

    /// <summary>What was judged.</summary>
    public VerificationSet Set { get; }

    /// <summary>Indices into the set's pairs, of those that were measured.</summary>
    public IReadOnlyList<int> MeasuredPairs { get; }

    /// <summary>The embeddings of the measured pairs, those of pair k at 2 k and 2 k + 1.</summary>
    public Embeddings Embeddings { get; }

    /// <summary>The scores of the measured pairs.</summary>
    public PairScores Scores { get; }

    /// <summary>The measures.</summary>
    public VerificationResult Result { get; }

    /// <summary>The pictures without a face.</summary>
    public IReadOnlyList<string> SkippedPictures { get; }

    /// <summary>The pairs that were left out for want of a face.</summary>
    public int SkippedPairs => Set.Pairs.Count - MeasuredPairs.Count;

    /// <summary>Embeds every picture once and measures.</summary>
    /// <param name="set">Pictures and pairs.</param>
    /// <param name="embedder">The network.</param>
    /// <param name="flip">Whether each embedding is the sum of the face's and its mirror image's, as published figures are.</param>
    /// <param name="progress">Hears the number of pictures done so far.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="BadDataException">A picture is broken or has another size than the network takes, no pair is left, or they are too many.</exception>
    /// <exception cref="InvalidOperationException">An embedding is not finite.</exception>
    public static VerificationRun Of(
        VerificationSet set, Embedder embedder, bool flip = true, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(embedder);
        if (2L * set.Pairs.Count * embedder.EmbeddingSize > Array.MaxLength)
        {
            throw new BadDataException(set.Name, $"its {set.Pairs.Count:N0} pairs have more numbers than fit into memory, twice {embedder.EmbeddingSize} each; evaluate it in parts.");
        }

        var size = embedder.InputSize;
        var faceless = new FacelessPictures();
        Picture Face(int picture)
        {
            if (set.Load(picture) is { } face)
            {
                return face.Width == size && face.Height == size
                    ? face
                    : throw new BadDataException(set.Name, $"{set.Pictures[picture]} has {face.Width} x {face.Height} pixels, where the network takes aligned faces of {size} x {size}.");
            }

            return faceless.Add(picture, size);
        }

        var embeddings = embedder.Embed(set.Pictures.Count, Face, flip, progress, cancellation);
        int[] measured = [.. Enumerable.Range(0, set.Pairs.Count)
            .Where(pair => !faceless.Contains(set.Pairs[pair].First) && !faceless.Contains(set.Pairs[pair].Second))];
        if (measured.Length == 0) throw new BadDataException(set.Name, $"no pair is left of {set.Pairs.Count}: no face was found in {faceless.Count} pictures.");
        return new(set, measured, Interleave(set, measured, embeddings), faceless.Names(set.Pictures));
    }

    private static Embeddings Interleave(VerificationSet set, int[] measured, Embeddings embeddings)
    {
        var interleaved = new float[2 * measured.Length * embeddings.Size];
        for (var i = 0; i < measured.Length; i++)
        {
            var pair = set.Pairs[measured[i]];
            embeddings[pair.First].CopyTo(interleaved.AsSpan(2 * i * embeddings.Size));
            embeddings[pair.Second].CopyTo(interleaved.AsSpan((2 * i + 1) * embeddings.Size));
        }

        return new(2 * measured.Length, embeddings.Size, interleaved);
    }
}
