using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Some neighbouring channels of a map, which lie in it and are not copied.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Input">The node it reads.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
internal sealed record ChannelRange(string Name, string Input, int First, int Count) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        var input = Single(inputs, 3);
        return new(Count, input.Height, input.Width);
    }
}
