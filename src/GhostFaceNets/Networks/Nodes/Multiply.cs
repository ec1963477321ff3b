namespace GhostFaceNets.Networks;

/// <summary>The product of two maps; the second may be <c>(C, 1, 1)</c> and is then spread over the first
/// (squeeze-and-excitation).</summary>
public sealed record Multiply(string Name, string Map, string Factor) : Node(Name, [Map, Factor])
{
    /// <summary>The first node it reads.</summary>
    public string Map => Inputs[0];

    /// <summary>The second.</summary>
    public string Factor => Inputs[1];

    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var (map, factor) = (inputs[0], inputs[1]);
        if (factor != map && factor != new TensorShape(map.Channels, 1, 1))
        {
            throw Misfit($"cannot multiply {map} by {factor}");
        }

        return map;
    }
}
