using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>Finds among all pairs of pictures those of one person, and of the others the most alike.</summary>
/// <param name="embeddings">Of length 1.</param>
/// <param name="persons">Of each picture.</param>
/// <param name="kept">As many pairs of different people are kept in any case.</param>
internal sealed class PairSearch(Embeddings embeddings, int[] persons, long kept = PairSearch.Kept)
{
    /// <summary>Sixteen bytes each.</summary>
    private const long Kept = 5_000_000;

    /// <summary>Twice the largest false match rate that is calibrated, so that thresholds of resampled people are among the kept pairs too.</summary>
    private const double KeptShare = 0.02;

    private const int Bins = 1 << 16;

    /// <summary>Finds them; in one pass where all pairs can be kept, else in two.</summary>
    public (FacePair[] Genuine, FacePair[] Impostors) Find(double? keepAbove, IProgress<int>? progress, CancellationToken cancellation)
    {
        var all = (long)embeddings.Count * (embeddings.Count - 1) / 2;
        var floor = all <= kept ? 0 : Floor(Math.Max(kept, (long)(KeptShare * all)), cancellation);
        if (keepAbove is { } cosine) floor = Math.Min(floor, Bin(cosine));
        var (genuine, impostors) = (new List<FacePair>(), new List<FacePair>());
        Scan(
            () => (Genuine: new List<FacePair>(), Impostors: new List<FacePair>()),
            (state, row, first, products) =>
            {
                for (var i = 0; i < products.Length; i++)
                {
                    if (persons[row] == persons[first + i]) state.Genuine.Add(new(row, first + i, products[i]));
                    else if (Bin(products[i]) >= floor) state.Impostors.Add(new(row, first + i, products[i]));
                }
            },
            state =>
            {
                genuine.AddRange(state.Genuine);
                impostors.AddRange(state.Impostors);
            },
            progress,
            cancellation);
        return ([.. genuine], [.. impostors]);
    }

    /// <summary>The bin from which on there are as many pairs as wanted.</summary>
    private int Floor(long wanted, CancellationToken cancellation)
    {
        var counts = new long[Bins];
        Scan(
            () => new long[Bins],
            (bins, row, first, products) =>
            {
                for (var i = 0; i < products.Length; i++)
                {
                    if (persons[row] != persons[first + i]) bins[Bin(products[i])]++;
                }
            },
            bins =>
            {
                for (var i = 0; i < Bins; i++) counts[i] += bins[i];
            },
            null,
            cancellation);
        var floor = Bins;
        for (long above = 0; floor > 0 && above < wanted;) above += counts[--floor];
        return floor;
    }

    private void Scan<TState>(Func<TState> begin, ScoreScan.Visit<TState> visit, Action<TState> end, IProgress<int>? progress, CancellationToken cancellation)
    {
        void Get(int face, Span<double> vector)
        {
            var values = embeddings[face];
            for (var i = 0; i < values.Length; i++) vector[i] = values[i];
        }

        ScoreScan.Run(embeddings.Size, (embeddings.Count, Get), (embeddings.Count, Get), later: true, begin, visit, end, progress, cancellation);
    }

    private static int Bin(double cosine) => Math.Clamp((int)((cosine + 1) * (Bins / 2)), 0, Bins - 1);
}
