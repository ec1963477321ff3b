namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Floats that the garbage collector does not move, that begin at a cache line and may be read four lines past their end.</summary>
internal sealed unsafe class AlignedFloats
{
    private readonly float[] _values;

    public AlignedFloats(int count)
    {
        _values = GC.AllocateArray<float>(count + 5 * MapView.Line, pinned: true);
        fixed (float* first = _values)
        {
            var bytes = sizeof(float) * MapView.Line;
            Start = (float*)(((nint)first + bytes - 1) / bytes * bytes);
        }
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
