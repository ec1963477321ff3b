namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Floats that the garbage collector does not move, that begin at a cache line and may be read four lines past their end.</summary>
internal sealed unsafe class AlignedFloats
{
    /// <summary>Keeps the memory.</summary>
    private readonly MemoryBlock _block;

    public AlignedFloats(int count)
    {
        _block = MemoryBlock.Take(count + 4 * MapView.Line, out var start);
        Start = start;
    }

    /// <summary>A copy of the values.</summary>
    public static AlignedFloats Of(ReadOnlySpan<float> values)
    {
        var floats = new AlignedFloats(values.Length);
        values.CopyTo(new Span<float>(floats.Start, values.Length));
        return floats;
    }

    /// <summary>The first one, for as long as this object is referenced.</summary>
    public float* Start { get; }
}
