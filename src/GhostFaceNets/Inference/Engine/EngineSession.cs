using System.Collections.Concurrent;
using System.Collections.Immutable;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Inference.Engine.Steps;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine;

/// <summary>A planned network with arenas for each call that runs at the same time.</summary>
internal sealed unsafe class EngineSession : IInferenceSession
{
    /// <summary>Pictures that share the weights of late layers: their maps stay in the second-level cache together.</summary>
    public const int Group = 4;

    private readonly Plan _plan;
    private readonly TensorShape _input;
    private readonly ImmutableArray<TensorShape> _outputs;
    private readonly int _threads;
    private readonly ImmutableArray<Step[]> _parts;
    private readonly ConcurrentBag<PictureTeam> _teams = [];
    private readonly ConcurrentBag<AlignedFloats> _single = [];
    private readonly ConcurrentBag<AlignedFloats> _groups = [];

    public EngineSession(Network network, Plan plan, int threads)
    {
        (_plan, _threads) = (plan, threads);
        _parts = threads == 1 ? [] : PictureTeam.PartsOf(plan, threads);
        _input = network.Input.Shape;
        _outputs = [.. network.Outputs.Select(network.ShapeOf)];
        Outputs = network.Outputs;
        InputExtents = [-1, .. _input.Extents];
    }

    public string Device => "cpu";

    public IReadOnlyList<string> Outputs { get; }

    public IReadOnlyList<int> InputExtents { get; }

    public IReadOnlyList<FloatTensor> Run(FloatTensor input)
    {
        CheckInput(input);
        var results = new FloatTensor[_outputs.Length];
        for (var i = 0; i < results.Length; i++)
        {
            TensorShape shape = new([input.Shape[0], .. _outputs[i].Extents]);
            results[i] = new(shape, new float[shape.Count]);
        }

        Run(input, results);
        return results;
    }

    /// <summary>With one thread this allocates nothing once each call that runs at the same time has had its arena.</summary>
    public void Run(FloatTensor input, IReadOnlyList<FloatTensor> outputs)
    {
        CheckInput(input);
        ArgumentNullException.ThrowIfNull(outputs);
        var batch = input.Shape[0];
        var fits = outputs.Count == _outputs.Length;
        for (var i = 0; fits && i < _outputs.Length; i++) fits = IsBatchOf(outputs[i].Shape, _outputs[i]) && outputs[i].Shape[0] == batch;
        if (!fits) throw new ArgumentException($"The network gives a batch of {batch} of {string.Join(", ", _outputs)}; the outputs have other shapes.", nameof(outputs));

        if (_threads == 1 || (batch == 1 && _parts.IsEmpty)) RunRange(input, outputs, 0, batch);
        else if (batch == 1) RunTogether(input, outputs);
        else RunParallel(input, outputs);
    }

    public void Dispose()
    {
        _teams.Clear();
        _single.Clear();
        _groups.Clear();
    }

    private void CheckInput(FloatTensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (IsBatchOf(input.Shape, _input)) return;
        throw new ArgumentException(
            $"The input has shape {input.Shape}, the network takes (any, {string.Join(", ", _input.Extents)}).", nameof(input));
    }

    private static bool IsBatchOf(TensorShape shape, TensorShape one) =>
        shape.Rank > 0 && shape.Extents.AsSpan()[1..].SequenceEqual(one.Extents.AsSpan());

    private void RunTogether(FloatTensor input, IReadOnlyList<FloatTensor> results)
    {
        if (!_teams.TryTake(out var team)) team = new(_parts, new(_plan.ArenaSize), _threads - 1);
        _plan.Input.Fill(team.Arena, input.Values);
        team.Run();
        CopyOutputs(team.Arena, results, 0);
        _teams.Add(team);
    }

    private void RunParallel(FloatTensor input, IReadOnlyList<FloatTensor> results)
    {
        var batch = input.Shape[0];
        var size = Math.Min(Group, (batch + _threads - 1) / _threads);
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads };
        Parallel.For(0, (batch + size - 1) / size, options, group => RunRange(input, results, group * size, Math.Min((group + 1) * size, batch)));
    }

    private void RunRange(FloatTensor input, IReadOnlyList<FloatTensor> results, int from, int to)
    {
        var arenas = to - from == 1 ? _single : _groups;
        if (!arenas.TryTake(out var arena)) arena = new((to - from == 1 ? 1 : Group) * _plan.ArenaSize);
        for (var picture = from; picture < to; picture += Group) RunGroup(input, results, picture, Math.Min(Group, to - picture), arena.Start);
        arenas.Add(arena);
    }

    private void RunGroup(FloatTensor input, IReadOnlyList<FloatTensor> results, int first, int count, float* arenas)
    {
        var (size, next) = ((int)_input.Count, _plan.ArenaSize);
        for (var picture = 0; picture < count; picture++)
        {
            var arena = arenas + (nint)picture * next;
            _plan.Input.Fill(arena, input.Values.AsSpan((first + picture) * size, size));
            for (var step = 0; step < _plan.Shared; step++) _plan.Steps[step].Run(arena);
        }

        for (var step = _plan.Shared; step < _plan.Steps.Length; step++) _plan.Steps[step].Run(arenas, count, next);
        for (var picture = 0; picture < count; picture++) CopyOutputs(arenas + (nint)picture * next, results, first + picture);
    }

    private void CopyOutputs(float* arena, IReadOnlyList<FloatTensor> results, int picture)
    {
        for (var i = 0; i < results.Count; i++)
        {
            var values = (int)_outputs[i].Count;
            _plan.Outputs[i].CopyTo(arena, results[i].Values.AsSpan(picture * values, values));
        }
    }
}
