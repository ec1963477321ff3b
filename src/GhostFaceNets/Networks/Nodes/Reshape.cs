namespace GhostFaceNets.Networks;

/// <summary>The same elements in the same order, in another shape, the batch left out.</summary>
public sealed record Reshape(string Name, string Input, TensorShape Shape) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var input = Single(inputs);
        return input.Count == Shape.Count ? Shape : throw Misfit($"cannot lay {input} out as {Shape}");
    }
}
