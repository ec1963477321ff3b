using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Every probe searched in one gallery: how often a mated probe's person comes first (or fifth, or tenth), and with probes whose person is not
/// there, how often it is named without naming strangers.</summary>
public sealed class GallerySearch
{
    private const int ProbesAtOnce = 1024;

    private readonly int[] _ranks;
    private readonly float[] _found;
    private readonly float[] _strangers;

    private GallerySearch(int[] ranks, float[] found, float[] strangers)
    {
        (_ranks, _found, _strangers) = (ranks, found, strangers);
        Mated = ranks.Length - strangers.Length;
    }

    /// <summary>Probes whose person is in the gallery.</summary>
    public int Mated { get; }

    /// <summary>Probes whose person is not.</summary>
    public int NonMated => _strangers.Length;

    /// <summary>For each probe the place of its person among the gallery's, from 1, ties against it; 0 for a non-mated probe.</summary>
    public IReadOnlyList<int> Ranks => _ranks;

    /// <summary>Searches.</summary>
    /// <param name="templates">Pooled templates of length 1.</param>
    /// <param name="gallery">The gallery. Where a person has several templates, the most alike counts.</param>
    /// <param name="probes">The probes.</param>
    /// <param name="cancellation">Stops soon.</param>
    public static GallerySearch Of(Embeddings templates, SubjectTemplates gallery, SubjectTemplates probes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(gallery);
        ArgumentNullException.ThrowIfNull(probes);
        var mates = gallery.Subjects.Index().ToLookup(entry => entry.Item, entry => entry.Index);
        var (ranks, best) = (new int[probes.Rows.Count], new float[probes.Rows.Count]);
        var people = Gather(templates, gallery.Rows);
        for (var first = 0; first < ranks.Length; first += ProbesAtOnce)
        {
            var searched = Gather(templates, [.. probes.Rows.Skip(first).Take(ProbesAtOnce)]);
            var cosines = new float[searched.Count * people.Count];
            MatrixProduct.Compute(searched.Values, people.Values, templates.Size, cosines, cancellation: cancellation);
            for (var i = 0; i < searched.Count; i++)
            {
                (ranks[first + i], best[first + i]) = Rank(cosines.AsSpan(i * people.Count, people.Count), [.. mates[probes.Subjects[first + i]]]);
            }
        }

        float[] Sorted(Func<int, bool> wanted) => [.. ranks.Index().Where(entry => wanted(entry.Item)).Select(entry => best[entry.Index]).Order()];
        return new(ranks, Sorted(rank => rank == 1), Sorted(rank => rank == 0));
    }

    /// <summary>The share of mated probes whose person is among the first, 0..1; 0 without mated probes.</summary>
    public double Top(int count) => Share(Hits(count));

    /// <summary>The mated probes whose person is among the first.</summary>
    public int Hits(int count) => _ranks.Count(rank => rank > 0 && rank <= count);

    /// <summary>The largest true positive identification rate (mated probes whose person comes first and is accepted) whose false positive identification
    /// rate (non-mated probes for which anybody is accepted) does not exceed the target.</summary>
    public double TpirAt(double fpir) => Share(AscendingScores.CountAcceptedAt(_found, _strangers, fpir));

    /// <summary>The reference's rate: at <see cref="ReferenceThresholdAt"/>.</summary>
    public double ReferenceTpirAt(double fpir) => Share(AscendingScores.CountAbove(_found, ReferenceThresholdAt(fpir)));

    /// <summary>The reference's threshold: the score of the non-mated probe at place <c>max(int(n * fpir) - 1, 0)</c> from the highest, so that small rates share
    /// one; minus infinity without non-mated probes.</summary>
    public float ReferenceThresholdAt(double fpir) =>
        NonMated == 0 ? float.NegativeInfinity : _strangers[NonMated - 1 - Math.Max((int)(NonMated * fpir) - 1, 0)];

    private double Share(int probes) => Mated == 0 ? 0 : (double)probes / Mated;

    private static Embeddings Gather(Embeddings templates, IReadOnlyList<int> rows)
    {
        var values = new float[rows.Count * templates.Size];
        for (var i = 0; i < rows.Count; i++) templates[rows[i]].CopyTo(values.AsSpan(i * templates.Size));
        return new(rows.Count, templates.Size, values);
    }

    private static (int Rank, float Best) Rank(ReadOnlySpan<float> cosines, ReadOnlySpan<int> mates)
    {
        var best = float.NegativeInfinity;
        if (mates.IsEmpty)
        {
            foreach (var cosine in cosines) best = Math.Max(best, cosine);
            return (0, best);
        }

        foreach (var mate in mates) best = Math.Max(best, cosines[mate]);
        var rank = 1;
        for (var i = 0; i < cosines.Length; i++)
        {
            if (cosines[i] >= best && !mates.Contains(i)) rank++;
        }

        return (rank, best);
    }
}
