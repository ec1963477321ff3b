using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Places every buffer in one arena, so that those share memory which are never needed at the same time.</summary>
internal sealed class ArenaLayout
{
    private readonly Network _network;
    private readonly Lifetimes _lifetimes;
    private readonly Homes _homes;
    private readonly PlaneValues _planes;
    private readonly ILookup<string, string> _values;
    private readonly Dictionary<string, Buffer> _buffers = [];
    private int _end;

    public ArenaLayout(Network network, IReadOnlyList<Operation> operations, Lifetimes lifetimes, Homes homes, PlaneValues planes)
    {
        (_network, _lifetimes, _homes, _planes) = (network, lifetimes, homes, planes);
        _values = operations.Select(operation => operation.Output).ToLookup(value => homes[value].Owner);
        foreach (var value in operations.Select(operation => operation.Output))
        {
            var owner = homes[value].Owner;
            var (first, last) = (lifetimes.First(value), lifetimes.Last(value));
            if (!_buffers.TryGetValue(owner, out var buffer)) _buffers.Add(owner, new(MapOf(owner, 0).Size, first, last));
            else (buffer.First, buffer.Last) = (Math.Min(buffer.First, first), Math.Max(buffer.Last, last));
        }

        foreach (var buffer in _buffers.Values.OrderByDescending(buffer => buffer.Size)) Place(buffer, _buffers.Values);
    }

    /// <summary>Floats of the arena, an odd number of lines: of several side by side not all begin at the same place of a cache.</summary>
    public int Size => (_end / MapView.Line | 1) * MapView.Line;

    /// <summary>Where a value lies.</summary>
    public MapView ViewOf(string value)
    {
        var (owner, channel) = _homes[value];
        var shape = _network.ShapeOf(value);
        var whole = MapOf(owner, _buffers[owner].Offset);
        return whole with
        {
            Offset = whole.Offset + channel * whole.Steps.Channel,
            Channels = shape.Channels,
            Height = shape.Height,
            Width = shape.Width,
            Spare = whole.Planes > 0 ? 0 : Spare(value, whole.Stride),
        };
    }

    /// <summary>What lies behind it and is written after it, or never, is spare.</summary>
    private int Spare(string value, int stride)
    {
        var (owner, channel) = _homes[value];
        var end = channel + _network.ShapeOf(value).Channels;
        var taken = _values[owner]
            .Where(other => _homes[other].Channel >= end && _lifetimes.First(other) < _lifetimes.First(value))
            .Select(other => _homes[other].Channel);
        return taken.Append(stride).Min() - end;
    }

    private MapView MapOf(string value, int offset)
    {
        var shape = _network.ShapeOf(value);
        return _planes.Contains(value)
            ? MapView.InPlanes(offset, shape.Channels, shape.Height, shape.Width)
            : new(offset, shape.Channels, shape.Height, shape.Width);
    }

    /// <summary>Takes the lowest gap among the buffers that are placed and in use at the same time.</summary>
    private void Place(Buffer buffer, IEnumerable<Buffer> others)
    {
        var offset = 0;
        foreach (var other in others.Where(other => other.IsPlaced && other.Meets(buffer)).OrderBy(other => other.Offset))
        {
            if (other.Offset - offset >= buffer.Size) break;
            offset = Math.Max(offset, other.Offset + other.Size);
        }

        buffer.Offset = offset;
        _end = Math.Max(_end, offset + buffer.Size);
    }

    private sealed class Buffer(int size, int first, int last)
    {
        public int Size { get; } = size;

        public int First { get; set; } = first;

        public int Last { get; set; } = last;

        public int Offset { get; set; } = -1;

        public bool IsPlaced => Offset >= 0;

        public bool Meets(Buffer other) => First <= other.Last && other.First <= Last;
    }
}
