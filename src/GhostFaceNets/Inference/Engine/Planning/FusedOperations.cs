using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Operations that take their only reader over where that is a rectifier or the addition of a shortcut.</summary>
internal sealed class FusedOperations(Network network, IReadOnlyList<Operation> operations, IReadOnlyList<string> outputs)
{
    private readonly Dictionary<string, List<Operation>> _readers = [];
    private readonly Dictionary<string, int> _positions = [];

    public IReadOnlyList<Operation> Fuse()
    {
        foreach (var operation in operations)
        {
            _positions.Add(operation.Output, _positions.Count);
            foreach (var input in operation.Inputs)
            {
                if (!_readers.TryGetValue(input, out var readers)) _readers.Add(input, readers = []);
                readers.Add(operation);
            }
        }

        var taken = new HashSet<string>();
        var fused = new List<Operation>();
        foreach (var operation in operations)
        {
            if (taken.Contains(operation.Node.Name)) continue;
            var grown = operation.Node switch
            {
                Convolution or DepthwiseConvolution or Dense => Grow(operation),
                Transpose => Join(operation),
                _ => operation,
            };
            taken.UnionWith(Between(operation, grown));
            fused.Add(grown);
        }

        return fused;
    }

    private Operation Grow(Operation operation)
    {
        if (OnlyReader(operation.Output) is { } rectifier && Slopes(rectifier.Node) is { } slopes)
        {
            operation = operation with { Slopes = slopes, Output = rectifier.Output };
        }

        // The other addend must be there already.
        if (network.ShapeOf(operation.Output) is { Rank: 3, Height: > 1 } && OnlyReader(operation.Output) is { Node: Add, Inputs.Length: 2 } sum
            && sum.Inputs.Single(input => input != operation.Output) is var other
            && _positions[other] < _positions[operation.Node.Name])
        {
            operation = operation with { Residual = other, Output = sum.Output };
        }

        return operation;
    }

    /// <summary>What only joins the first two axes is left to the step that puts them in order.</summary>
    private Operation Join(Operation operation) =>
        network.ShapeOf(operation.Output) is { Rank: 3 } turned && OnlyReader(operation.Output) is { Node: Reshape } reader
            && network.ShapeOf(reader.Output) == new TensorShape(turned[0] * turned[1], turned[2])
            ? operation with { Output = reader.Output }
            : operation;

    private IEnumerable<string> Between(Operation operation, Operation grown)
    {
        for (var name = operation.Output; name != grown.Output;)
        {
            name = OnlyReader(name)!.Output;
            yield return name;
        }
    }

    private Operation? OnlyReader(string value) =>
        _readers.TryGetValue(value, out var readers) && readers is [var reader] && !outputs.Contains(value) ? reader : null;

    private float[]? Slopes(Node node) => node switch
    {
        PRelu => network.Weight(node, WeightRole.Alpha).Values,
        Activation { Kind: ActivationKind.Relu } => new float[network.ShapeOf(node.Name).Channels],
        _ => null,
    };
}
