namespace GhostFaceNets.Networks;

/// <summary>Rounds each element to the nearest of 256 steps, ties to even, and holds it within them: the values that eight bits can say.
/// <c>(clip(round(x / step) + zero, least, most) - zero) * step</c> (https://onnx.ai/onnx/operators/onnx__QuantizeLinear.html and
/// DequantizeLinear).</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Input">The node it reads.</param>
/// <param name="Step">From one value to the next, above zero.</param>
/// <param name="Zero">The whole number that stands for zero: 0..255, or -128..127 where signed.</param>
/// <param name="IsSigned">Whether the whole numbers are -128..127 rather than 0..255.</param>
public sealed record Quantize(string Name, string Input, float Step, int Zero, bool IsSigned = false) : UnaryNode(Name, Input)
{
    /// <summary>The least whole number.</summary>
    public int Least => IsSigned ? sbyte.MinValue : byte.MinValue;

    /// <summary>The greatest whole number.</summary>
    public int Most => IsSigned ? sbyte.MaxValue : byte.MaxValue;

    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        if (!(Step > 0 && float.IsFinite(Step))) throw Misfit($"has the step {Step}; a number above zero was expected");
        if (Zero < Least || Zero > Most) throw Misfit($"has the zero {Zero}; {Least} to {Most} was expected");
        return Single(inputs);
    }
}
