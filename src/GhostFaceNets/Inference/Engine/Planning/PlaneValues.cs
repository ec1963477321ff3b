using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Which values lie in planes: the first maps of a network whose channels fill vectors badly, as the 10 and 20 of
/// GhostFaceNets of width 1.3 do. Vectors of neighbouring pixels are always full. They reach from the picture to convolutions that
/// lay the channels of a pixel side by side.</summary>
internal sealed class PlaneValues
{
    /// <summary>How many times as long a layer must take with vectors of channels: those of pixels have costs of their own.</summary>
    private const double LeastWaste = 1.1;

    private readonly Network _network;
    private readonly HashSet<string> _values = [];

    /// <summary>Looks for them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="operations">What is computed.</param>
    /// <param name="outputs">The values that leave the network.</param>
    /// <param name="bytes">Values that are no floats.</param>
    /// <param name="instructions">Without vectors there are no such values.</param>
    public PlaneValues(
        Network network, IReadOnlyList<Operation> operations, IReadOnlyList<string> outputs, ByteValues bytes, InstructionSet instructions)
    {
        _network = network;
        if (instructions == InstructionSet.Scalar) return;
        foreach (var operation in operations)
        {
            if (bytes.KernelOf(operation.Node) is null && MayLieInPlanes(operation)) _values.Add(operation.Output);
        }

        // Who reads one must be able to: what is left out takes others with it.
        _values.ExceptWith(outputs);
        for (var before = -1; before != _values.Count;)
        {
            before = _values.Count;
            foreach (var operation in operations) LeaveOutReadBy(operation);
        }

        if (!operations.Any(operation => Contains(operation.Output) && operation.Node is Windowed)) _values.Clear();
    }

    /// <summary>Whether a value is one.</summary>
    public bool Contains(string value) => _values.Contains(value);

    /// <summary>Of what does not write planes only convolutions can read them.</summary>
    private void LeaveOutReadBy(Operation operation)
    {
        if (Contains(operation.Output) && operation.Inputs.All(Contains)) return;
        _values.Remove(operation.Output);
        if (operation.Node is not Convolution { Groups: 1 }) _values.ExceptWith(operation.Inputs);
        if (operation.Residual is { } residual) _values.Remove(residual);
    }

    private bool MayLieInPlanes(Operation operation)
    {
        var shape = _network.ShapeOf(operation.Output);
        if (shape is not { Rank: 3, Height: >= 2 } || shape.Width % 8 != 0 || operation.Residual is not null || !operation.Inputs.All(Contains)) return false;
        return operation.Node switch
        {
            InputNode or Concat or Add { Inputs.Length: 2 } => true,
            _ when Waste(shape.Channels) < LeastWaste => false,
            Convolution { Groups: 1 } node => Keeps(node, Extent.Square(1)) || Keeps(node, Extent.Square(3)),
            DepthwiseConvolution node => Keeps(node, Extent.Square(3)) || Halves(node, shape),
            _ => false,
        };
    }

    /// <summary>Whether a window of that size stands upon each pixel.</summary>
    private bool Keeps(Windowed node, Extent size)
    {
        if (node.Kernel != size || node.Stride != Extent.Square(1)) return false;
        var (padding, beside) = (PaddingOf(node), size.Height / 2);
        return (padding.Top, padding.Left, padding.Bottom, padding.Right) == (beside, beside, beside, beside);
    }

    /// <summary>Whether a window of 3 x 3 stands upon, or beside, every other pixel.</summary>
    private bool Halves(Windowed node, TensorShape shape) =>
        node.Kernel == Extent.Square(3) && node.Stride == Extent.Square(2)
        && _network.ShapeOf(node.Input).Width == 2 * shape.Width && PaddingOf(node) is { Left: 0 or 1, Top: 0 or 1, Bottom: 0 or 1 };

    private Padding PaddingOf(Windowed node)
    {
        var shape = _network.ShapeOf(node.Input);
        return node.Padding.Resolve(shape.Height, shape.Width, node.Kernel, node.Stride);
    }

    /// <summary>Numbers of the vectors of a pixel, as a share of its channels; long vectors count as two short ones.</summary>
    private static double Waste(int channels) => (channels + 7) / 8 * 8.0 / channels;
}
