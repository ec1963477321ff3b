using GhostFaceNets.Numerics;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Takes the scores of probes and distractors as they are computed: counts for each trial the distractors above the mate, and keeps the highest.</summary>
internal sealed class DistractorScores
{
    // So many false accepts and more are known exactly; FAR 1e-4 among 3,530 probes and a million distractors are 353,000.
    private const int Highest = 1 << 19;

    private readonly MateScores _mates;
    private readonly int[][] _above;
    private readonly HighestScores[] _highest;

    public DistractorScores(MateScores mates, int workers)
    {
        _mates = mates;
        _above = [.. Enumerable.Range(0, workers).Select(_ => new int[mates.Count])];
        _highest = [.. Enumerable.Range(0, workers).Select(_ => new HighestScores(Highest))];
    }

    /// <summary>Takes a part of the scores.</summary>
    public void Consume(ProductBlock block)
    {
        var (above, highest) = (_above[block.Worker], _highest[block.Worker]);
        for (var row = 0; row < block.Rows; row++)
        {
            var scores = block[row];
            var largest = ScoreVectors.Largest(scores);
            highest.Add(scores, largest);
            // The other mates are nearer than all of these.
            var mates = _mates.ScoresOf(block.FirstRow + row);
            var passed = 0;
            while (passed < mates.Length && mates[passed] < largest) passed++;
            ScoreVectors.AddAbove(scores, mates[..passed], above.AsSpan(_mates.StartOf(block.FirstRow + row)));
        }
    }

    /// <summary>For each trial, in the order of <see cref="MateScores.All"/>, the distractors that are nearer than the mate.</summary>
    public int[] Above() => [.. Enumerable.Range(0, _mates.Count).Select(trial => _above.Sum(counts => counts[trial]))];

    /// <summary>The curve of verification: each trial's pair is genuine, each pair of a probe and a distractor an impostor.</summary>
    /// <param name="impostors">How many scores there were.</param>
    public RocCurve Curve(long impostors)
    {
        float[] kept = [.. _highest.SelectMany(highest => highest.Kept.ToArray())];
        return RocCurve.OfHighest(_mates.All, kept, _highest.Max(highest => highest.Floor), impostors);
    }
}
