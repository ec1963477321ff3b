using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine;

/// <summary>A foreign model that takes pictures of any size: planned for each size when it comes, the last few plans kept.</summary>
internal sealed class AnySizeSession(OnnxGraph graph, Func<Network, IInferenceSession> open) : IInferenceSession
{
    private const int Kept = 8;

    private readonly Lock _lock = new();
    private readonly List<(Extent Size, IInferenceSession Session)> _sessions = [];

    public string Device => "cpu";

    public IReadOnlyList<string> Outputs => graph.Outputs;

    public IReadOnlyList<int> InputExtents => graph.InputExtents;

    public IReadOnlyList<FloatTensor> Run(FloatTensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Shape.Rank == 4
            ? SessionFor(new(input.Shape[2], input.Shape[3])).Run(input)
            : throw new ArgumentException($"The input has shape {input.Shape}; pictures (N, C, H, W) were expected.", nameof(input));
    }

    public void Dispose()
    {
        foreach (var (_, session) in _sessions) session.Dispose();
    }

    /// <summary>Sessions that are dropped may still run: they hold nothing but memory.</summary>
    private IInferenceSession SessionFor(Extent size)
    {
        lock (_lock)
        {
            var found = _sessions.FindIndex(kept => kept.Size == size);
            var entry = found >= 0 ? _sessions[found] : (size, open(graph.Read(size)));
            if (found >= 0) _sessions.RemoveAt(found);
            else if (_sessions.Count == Kept) _sessions.RemoveAt(0);
            _sessions.Add(entry);
            return entry.Item2;
        }
    }
}
