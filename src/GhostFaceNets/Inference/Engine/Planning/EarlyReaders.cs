using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Puts what makes less of a map than it reads right behind the map: shortcuts that halve the input of a block would otherwise keep
/// it, of a megabyte in the first block, until the block is computed, and read it when the caches hold it no more.</summary>
internal static class EarlyReaders
{
    /// <summary>The same operations in another order, in which each still comes after what it reads.</summary>
    public static List<Operation> Order(Network network, IReadOnlyList<Operation> operations)
    {
        var readers = operations.Where(operation => Shrinks(network, operation)).ToLookup(operation => operation.Inputs[0]);
        var ordered = new List<Operation>();
        foreach (var operation in operations)
        {
            if (!Shrinks(network, operation)) Take(operation);
        }

        return ordered;

        void Take(Operation operation)
        {
            ordered.Add(operation);
            foreach (var reader in readers[operation.Output]) Take(reader);
        }
    }

    private static bool Shrinks(Network network, Operation operation) =>
        operation is { Node: Windowed or GlobalAveragePool, Inputs.Length: 1, Residual: null }
        && network.ShapeOf(operation.Inputs[0]).Count >= 2 * network.ShapeOf(operation.Output).Count;
}
