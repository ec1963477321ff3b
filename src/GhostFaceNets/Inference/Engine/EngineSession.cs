using System.Collections.Concurrent;
using System.Collections.Immutable;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine;

/// <summary>A planned network with an arena for each call that runs at the same time.</summary>
internal sealed unsafe class EngineSession : IInferenceSession
{
    private readonly Plan _plan;
    private readonly TensorShape _input;
    private readonly ImmutableArray<TensorShape> _outputs;
    private readonly int _threads;
    private readonly ConcurrentBag<AlignedFloats> _arenas = [];

    public EngineSession(Network network, Plan plan, int threads)
    {
        (_plan, _threads) = (plan, threads);
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
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank == 0 || !input.Shape.Extents.AsSpan()[1..].SequenceEqual(_input.Extents.AsSpan()))
        {
            throw new ArgumentException(
                $"The input has shape {input.Shape}, the network takes (any, {string.Join(", ", _input.Extents)}).", nameof(input));
        }

        var batch = input.Shape[0];
        var results = new FloatTensor[_outputs.Length];
        for (var i = 0; i < results.Length; i++)
        {
            TensorShape shape = new([batch, .. _outputs[i].Extents]);
            results[i] = new(shape, new float[shape.Count]);
        }

        if (_threads == 1 || batch == 1) RunRange(input, results, 0, batch);
        else RunParallel(input, results);
        return results;
    }

    public void Dispose() => _arenas.Clear();

    private void RunParallel(FloatTensor input, FloatTensor[] results)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads };
        Parallel.For(0, input.Shape[0], options, picture => RunRange(input, results, picture, picture + 1));
    }

    private void RunRange(FloatTensor input, FloatTensor[] results, int from, int to)
    {
        if (!_arenas.TryTake(out var arena)) arena = new(_plan.ArenaSize);
        for (var picture = from; picture < to; picture++) RunPicture(input, results, picture, arena.Start);
        _arenas.Add(arena);
    }

    private void RunPicture(FloatTensor input, FloatTensor[] results, int picture, float* arena)
    {
        var size = (int)_input.Count;
        var pixels = input.Values.AsSpan(picture * size, size);
        _plan.Input.Fill(arena, pixels);
        foreach (var step in _plan.Steps) step.Run(arena);
        for (var i = 0; i < results.Length; i++)
        {
            var count = (int)_outputs[i].Count;
            _plan.Outputs[i].CopyTo(arena, results[i].Values.AsSpan(picture * count, count));
        }
    }
}
