using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>For each probe the other pictures of its person, farthest first, and their scores.</summary>
internal sealed class MateScores
{
    private readonly int[] _starts;
    private readonly int[] _mates;
    private readonly float[] _scores;

    public MateScores(Embeddings probes, IReadOnlyList<int> persons, ComparisonRows rows, CancellationToken cancellation)
    {
        var groups = persons.Index().GroupBy(probe => probe.Item, probe => probe.Index).Select(group => group.ToArray()).ToArray();
        var sizes = new int[probes.Count];
        foreach (var group in groups)
        {
            foreach (var probe in group) sizes[probe] = group.Length - 1;
        }

        _starts = new int[probes.Count + 1];
        for (var probe = 0; probe < probes.Count; probe++) _starts[probe + 1] = checked(_starts[probe] + sizes[probe]);
        (_mates, _scores) = (new int[_starts[^1]], new float[_starts[^1]]);
        foreach (var group in groups) Compare(probes, group, rows, cancellation);
    }

    /// <summary>Trials: pairs of a probe and a mate.</summary>
    public int Count => _scores.Length;

    /// <summary>All scores, those of a probe side by side.</summary>
    public ReadOnlySpan<float> All => _scores;

    /// <summary>Where a probe's mates begin among all.</summary>
    public int StartOf(int probe) => _starts[probe];

    /// <summary>A probe's mates.</summary>
    public ReadOnlySpan<int> MatesOf(int probe) => _mates.AsSpan(_starts[probe].._starts[probe + 1]);

    /// <summary>Their scores, ascending.</summary>
    public ReadOnlySpan<float> ScoresOf(int probe) => _scores.AsSpan(_starts[probe].._starts[probe + 1]);

    /// <summary>The trials, probe by probe and mate by mate.</summary>
    /// <param name="above">For each score, the distractors that are nearer.</param>
    public MegaFaceTrial[] TrialsOf(int[] above)
    {
        var trials = new MegaFaceTrial[Count];
        for (var probe = 0; probe < _starts.Length - 1; probe++)
        {
            var range = _starts[probe].._starts[probe + 1];
            for (var at = range.Start.Value; at < range.End.Value; at++) trials[at] = new(probe, _mates[at], 1 + above[at]);
            trials.AsSpan(range).Sort((one, other) => one.Mate.CompareTo(other.Mate));
        }

        return trials;
    }

    private void Compare(Embeddings probes, int[] group, ComparisonRows rows, CancellationToken cancellation)
    {
        var person = new Embeddings(group.Length, probes.Size, [.. group.SelectMany(probe => probes[probe].ToArray())]);
        var products = new float[checked(group.Length * group.Length)];
        MatrixProduct.Compute(rows.Probes(person), rows.Gallery(person), ComparisonRows.DepthOf(probes.Size), products, cancellation: cancellation);
        for (var i = 0; i < group.Length; i++)
        {
            var at = _starts[group[i]];
            for (var j = 0; j < group.Length; j++)
            {
                if (j != i) (_mates[at], _scores[at++]) = (group[j], products[i * group.Length + j]);
            }

            var range = _starts[group[i]]..at;
            _scores.AsSpan(range).Sort(_mates.AsSpan(range));
        }
    }
}
