using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>The MegaFace challenge on one gallery of distractors: every probe is searched for among them and one other picture of its person at a
/// time; other people's probes take no part. (Kemelmacher-Shlizerman et al., "The MegaFace Benchmark", 2016.)</summary>
public sealed class MegaFaceEvaluation
{
    private readonly int[] _ranks;

    private MegaFaceEvaluation(int distractors, IReadOnlyList<MegaFaceTrial> trials, RocCurve curve)
    {
        (Distractors, Trials, Curve) = (distractors, trials, curve);
        _ranks = [.. trials.Select(trial => trial.Rank).Order()];
    }

    /// <summary>The number of distractors.</summary>
    public int Distractors { get; }

    /// <summary>Every search, probe by probe and mate by mate.</summary>
    public IReadOnlyList<MegaFaceTrial> Trials { get; }

    /// <summary>Verification: each trial's pair is genuine, each pair of a probe and a distractor an impostor. Complete for up to half a
    /// million impostors; beyond, it ends after about that many false accepts.</summary>
    public RocCurve Curve { get; }

    /// <summary>The share of searches that find the mate among the best so many answers, 0..1.</summary>
    /// <param name="rank">1 or more.</param>
    public double RateAt(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        var (low, high) = (0, _ranks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranks[middle] <= rank) low = middle + 1;
            else high = middle;
        }

        return (double)low / _ranks.Length;
    }

    /// <summary>The largest share of genuine pairs that is accepted with no more than a share of false accepts; null where the curve ends before.</summary>
    public double? TarAt(double far) => Curve.IsComplete || Curve.FalseAcceptRates[^1] >= far ? Curve.TarAt(far) : null;

    /// <summary>The identification rates as a curve: every rank up to a thousand, beyond them steps of a hundredth.</summary>
    /// <param name="name">As legends name it.</param>
    public CmcCurve Cmc(string name)
    {
        const int every = 1000;
        var ranks = new List<int>();
        for (long rank = 1; rank <= Distractors + 1L; rank = rank < every ? rank + 1 : rank * 101 / 100) ranks.Add((int)rank);
        if (ranks[^1] <= Distractors) ranks.Add(Distractors + 1);
        return new(name, ranks, [.. ranks.Select(RateAt)]);
    }

    /// <summary>Searches.</summary>
    /// <param name="probes">Embeddings of the probes.</param>
    /// <param name="persons">For each probe a number for its person; any numbers.</param>
    /// <param name="distractors">Embeddings of the distractors in parts of some thousands; the next part is fetched while one is compared.</param>
    /// <param name="distance">By what they are compared.</param>
    /// <param name="refined">Whether all embeddings have the component that <see cref="NoiseRemoval"/> adds.</param>
    /// <param name="threads">Threads to compute with; null is one for each processor.</param>
    /// <param name="progress">Hears of the number of distractors done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">No person has two probes, or sizes differ.</exception>
    public static MegaFaceEvaluation Of(
        Embeddings probes,
        IReadOnlyList<int> persons,
        IEnumerable<Embeddings> distractors,
        MegaFaceDistance distance = MegaFaceDistance.Euclidean,
        bool refined = false,
        int? threads = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(probes);
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(distractors);
        if (persons.Count != probes.Count) throw new ArgumentException($"{probes.Count} probes of {persons.Count} people.", nameof(persons));
        var rows = new ComparisonRows(distance, refined);
        var mates = new MateScores(probes, persons, rows, cancellation);
        if (mates.Count == 0) throw new ArgumentException("No person has two probes.", nameof(persons));
        var workers = threads ?? Environment.ProcessorCount;
        var scores = new DistractorScores(mates, workers);
        var left = new PackedRows(rows.Probes(probes), ComparisonRows.DepthOf(probes.Size));
        var done = 0;
        foreach (var part in ReadAhead.Of(distractors.Select(Rows)))
        {
            MatrixProduct.ForEachBlock(left, part, scores.Consume, workers, cancellation);
            done = checked(done + part.Length / left.Depth);
            progress?.Report(done);
        }

        return new(done, mates.TrialsOf(scores.Above()), scores.Curve((long)done * probes.Count));

        float[] Rows(Embeddings part) => part.Size == probes.Size
            ? rows.Gallery(part)
            : throw new ArgumentException($"Distractors have {part.Size} numbers, probes {probes.Size}.", nameof(distractors));
    }
}
