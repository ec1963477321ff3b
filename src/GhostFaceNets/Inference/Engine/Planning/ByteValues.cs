using System.Runtime.Intrinsics.X86;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Which values lie in the arena as bytes: those rounded to eight bits of which nothing else is made than products with
/// kernels of bytes.</summary>
internal sealed class ByteValues
{
    private readonly Dictionary<string, ByteKernel> _kernels = [];
    private readonly HashSet<string> _values = [];

    /// <summary>Looks for them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="operations">What is computed.</param>
    /// <param name="outputs">The values that leave the network.</param>
    /// <param name="instructions">Where there are no products of bytes, there are no such values.</param>
    public ByteValues(Network network, IReadOnlyList<Operation> operations, IReadOnlyList<string> outputs, InstructionSet instructions)
    {
        var rounded = new List<string>();
        foreach (var operation in operations)
        {
            // The numbers of a pixel must begin at whole quads.
            if (operation.Node is Quantize && network.ShapeOf(operation.Output).Channels >= 4 && !outputs.Contains(operation.Output)) rounded.Add(operation.Output);
        }

        if (rounded.Count == 0 || (instructions > InstructionSet.Scalar && !Ssse3.IsSupported)) return;
        var readers = operations.SelectMany(operation => operation.Reads.Select(read => (read, operation))).ToLookup(pair => pair.read, pair => pair.operation);
        foreach (var value in rounded)
        {
            var kernels = readers[value].Select(reader => (reader.Node.Name, Kernel: KernelOf(network, reader))).ToArray();
            if (kernels.Any(pair => pair.Kernel is null)) continue;
            _values.Add(value);
            foreach (var (name, kernel) in kernels) _kernels[name] = kernel!;
        }
    }

    /// <summary>Whether a value is one.</summary>
    public bool Contains(string value) => _values.Contains(value);

    /// <summary>The kernel of a layer that reads one.</summary>
    public ByteKernel? KernelOf(Node layer) => _kernels.GetValueOrDefault(layer.Name);

    private static ByteKernel? KernelOf(Network network, Operation operation) =>
        Int8Arithmetic.IsPointwise(network, operation.Node) && Int8Arithmetic.Of(network, operation.Node) is not null
            ? ByteKernel.Of(network.Weight(operation.Node, WeightRole.Kernel))
            : null;
}
