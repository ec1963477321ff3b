using System.Diagnostics;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Profiling;

/// <summary>Times the parts of a plan on some pictures of one value, which are taken as a session takes a group of them.</summary>
internal sealed unsafe class PlanStopwatch
{
    private readonly Plan _plan;
    private readonly int _pictures;
    private readonly AlignedFloats _arenas;

    /// <summary>To which part each step belongs.</summary>
    private readonly int[] _parts;

    public PlanStopwatch(Plan plan, int pictures)
    {
        (_plan, _pictures) = (plan, pictures);
        _arenas = new(pictures * plan.ArenaSize);
        Operations = [.. plan.Sources.Distinct()];
        var places = Operations.Index().ToDictionary(operation => operation.Item, operation => operation.Index);
        _parts = [.. plan.Sources.Select(source => places[source])];
    }

    /// <summary>What the plan consists of: each is one or several steps.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Runs the pictures once.</summary>
    /// <param name="picture">The numbers of one.</param>
    /// <returns>Milliseconds of each operation for a picture.</returns>
    public double[] Run(ReadOnlySpan<float> picture)
    {
        var ticks = new long[Operations.Count];
        for (var at = 0; at < _pictures; at++)
        {
            var arena = _arenas.Start + (nint)at * _plan.ArenaSize;
            _plan.Input.Fill(arena, picture);
            var before = Stopwatch.GetTimestamp();
            for (var step = 0; step < _plan.Shared; step++)
            {
                _plan.Steps[step].Run(arena);
                before = Add(ticks, step, before);
            }
        }

        var start = Stopwatch.GetTimestamp();
        for (var step = _plan.Shared; step < _plan.Steps.Length; step++)
        {
            _plan.Steps[step].Run(_arenas.Start, _pictures, _plan.ArenaSize);
            start = Add(ticks, step, start);
        }

        return Array.ConvertAll(ticks, ticks => ticks * 1000.0 / Stopwatch.Frequency / _pictures);
    }

    private long Add(long[] ticks, int step, long before)
    {
        var now = Stopwatch.GetTimestamp();
        ticks[_parts[step]] += now - before;
        return now;
    }
}
