namespace GhostFaceNets.Evaluation;

/// <summary>Makes a curve of scores that come in descending order and are too many to be held: points whose neighbours have the same TAR
/// are forgotten, which changes neither the area nor the equal error rate nor the TAR at a FAR.</summary>
/// <param name="genuine">The number of genuine scores that will come.</param>
/// <param name="impostors">The number of impostor scores that will come.</param>
/// <param name="targets">The FARs at which <see cref="RocCurve.ReferenceTarAt"/> is wanted: its rule looks at the forgotten points too.</param>
internal sealed class RocStream(long genuine, long impostors, IReadOnlyList<double> targets)
{
    private static readonly Point Start = new(double.PositiveInfinity, 0, 0);

    private readonly List<Point> _kept = [Start];
    private readonly Point[] _nearest = [.. targets.Select(_ => Start)];
    private Point _before = Start;
    private Point _last = Start;
    private long _points;

    private readonly record struct Point(double Score, long TrueAccepts, long FalseAccepts);

    /// <summary>Takes the number of genuine and of impostor scores of a value below all before it.</summary>
    public void Add(double score, long genuineScores, long impostorScores)
    {
        if (_points > 0)
        {
            var (trueAccepts, falseAccepts) = (_last.TrueAccepts - _before.TrueAccepts, _last.FalseAccepts - _before.FalseAccepts);
            // As scikit-learn drops points: the first and those at which the line bends stay.
            if (_points == 1 || trueAccepts != genuineScores || falseAccepts != impostorScores) Consider(_last);
            if (_points == 1 || trueAccepts > 0 || genuineScores > 0) _kept.Add(_last);
        }

        _points++;
        (_before, _last) = (_last, new(score, _last.TrueAccepts + genuineScores, _last.FalseAccepts + impostorScores));
    }

    /// <summary>The curve, and the reference's TAR at each target.</summary>
    public (RocCurve Curve, double[] ReferenceTars) Complete()
    {
        if (_points > 0)
        {
            Consider(_last);
            _kept.Add(_last);
        }

        var curve = new RocCurve(
            genuine, impostors, [.. _kept.Select(point => point.TrueAccepts)], [.. _kept.Select(point => point.FalseAccepts)], [.. _kept.Select(point => point.Score)]);
        return (curve, [.. _nearest.Select(point => genuine == 0 ? 0 : (double)point.TrueAccepts / genuine)]);
    }

    private void Consider(Point point)
    {
        for (var i = 0; i < _nearest.Length; i++)
        {
            if (Distance(point, targets[i]) <= Distance(_nearest[i], targets[i])) _nearest[i] = point;
        }
    }

    private double Distance(Point point, double target) => Math.Abs((impostors == 0 ? 0 : (double)point.FalseAccepts / impostors) - target);
}
