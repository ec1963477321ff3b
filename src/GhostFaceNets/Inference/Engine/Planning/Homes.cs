using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Whose buffer each value lies in: its own, or that of a value that it becomes a part of, or turns into.
/// So both halves of a ghost module are written where their concatenation wants them, ranges of channels stay where they
/// are, and what works on each number by itself works in place.</summary>
internal sealed class Homes
{
    private readonly Dictionary<string, (string Owner, int Channel)> _homes = [];

    public Homes(Network network, IReadOnlyList<Operation> operations, Lifetimes lifetimes)
    {
        foreach (var operation in operations)
        {
            if (operation.Node is not ChannelRange range) continue;
            _homes.TryAdd(range.Input, (range.Input, 0));
            _homes.Add(operation.Output, (range.Input, range.First));
        }

        // From the end, because where a value is wanted depends on its readers.
        for (var at = operations.Count - 1; at >= 0; at--)
        {
            var operation = operations[at];
            _homes.TryAdd(operation.Output, (operation.Output, 0));
            var (owner, channel) = _homes[operation.Output];
            if (operation.Node is Concat)
            {
                foreach (var part in operation.Inputs)
                {
                    _homes.TryAdd(part, (owner, channel));
                    channel += network.ShapeOf(part).Channels;
                }
            }
            else if (Overwritten(operation).FirstOrDefault(read => !_homes.ContainsKey(read) && lifetimes.EndsAt(read, at)) is { } old)
            {
                _homes.Add(old, (owner, channel));
            }
        }
    }

    /// <summary>The buffer's owner and the first channel in it.</summary>
    public (string Owner, int Channel) this[string value] => _homes[value];

    private static IEnumerable<string> Overwritten(Operation operation) => operation switch
    {
        // A layer still reads its input while it writes, and a depthwise one writes some pixels twice.
        { Residual: { } residual } => operation.Node is Convolution && !operation.Inputs.Contains(residual) ? [residual] : [],
        { Node: Add } => operation.Inputs,
        { Node: PRelu or Activation or BatchNormalization or Multiply or Affine } => operation.Inputs.Take(1),
        _ => [],
    };
}
