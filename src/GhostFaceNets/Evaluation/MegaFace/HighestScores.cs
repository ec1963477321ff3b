namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Keeps the highest of any number of scores.</summary>
/// <param name="most">How many at least are kept, where there are as many.</param>
internal sealed class HighestScores(int most)
{
    private float[] _scores = [];
    private int _count;

    /// <summary>All scores above this one are kept; negative infinity while all are.</summary>
    public float Floor { get; private set; } = float.NegativeInfinity;

    /// <summary>The kept scores, in no order; there may be more than asked for.</summary>
    public ReadOnlySpan<float> Kept => _scores.AsSpan(0, _count);

    /// <summary>Adds scores.</summary>
    /// <param name="scores">Any number.</param>
    /// <param name="largest">The largest of them.</param>
    public void Add(ReadOnlySpan<float> scores, float largest)
    {
        if (largest <= Floor) return;
        if (_scores.Length < _count + scores.Length) MakeRoom(scores.Length);
        foreach (var score in scores)
        {
            // Written in any case, because nobody can guess whether it is kept.
            _scores[_count] = score;
            _count += score > Floor ? 1 : 0;
        }
    }

    private void MakeRoom(int more)
    {
        if (_count >= 2 * most)
        {
            Array.Sort(_scores, 0, _count);
            Floor = _scores[_count - most];
            _scores.AsSpan(_count - most, most).CopyTo(_scores);
            _count = most;
        }

        if (_scores.Length < _count + more) Array.Resize(ref _scores, Math.Max(_count + more, Math.Min(2 * _scores.Length, 2 * most + more)));
    }
}
