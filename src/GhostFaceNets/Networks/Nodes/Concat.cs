using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>Puts the channels of several maps of one size behind each other.</summary>
public sealed record Concat(string Name, ImmutableArray<string> Inputs) : Node(Name, Inputs)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        if (inputs.IsEmpty) throw Misfit("has no inputs");
        var channels = 0;
        foreach (var input in inputs)
        {
            if (input.Rank != 3 || input.Height != inputs[0].Height || input.Width != inputs[0].Width)
            {
                throw Misfit($"cannot join {inputs[0]} and {input}");
            }

            channels += input.Channels;
        }

        return new(channels, inputs[0].Height, inputs[0].Width);
    }
}
