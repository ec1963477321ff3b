namespace GhostFaceNets.Networks;

/// <summary>What one node of a network holds and computes for one picture.</summary>
/// <param name="TrainableParameters">Numbers that gradient descent changes.</param>
/// <param name="TotalParameters">Those and the running means and variances.</param>
/// <param name="Macs">Multiplications with addition, of convolutions and dense layers only, biases left out.</param>
/// <param name="ProfilerOperations">Operations as TensorFlow's profiler counts them: twice the MACs and some of the
/// element-wise work.</param>
public readonly record struct NodeCount(long TrainableParameters, long TotalParameters, long Macs, long ProfilerOperations)
{
    /// <summary>Counts one node.</summary>
    public static NodeCount Of(Network network, Node node)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(node);
        var (trainable, total) = (0L, 0L);
        foreach (var slot in network.WeightSlotsOf(node))
        {
            total += slot.Shape.Count;
            if (slot.IsTrainable) trainable += slot.Shape.Count;
        }

        var output = network.ShapeOf(node.Name);
        var macs = MacsOf(network, node, output);
        return new(trainable, total, macs, 2 * macs + ElementwiseOf(network, node, output));
    }

    private static long MacsOf(Network network, Node node, TensorShape output) => node switch
    {
        // Each element of the kernel meets each pixel of the output once.
        Convolution or DepthwiseConvolution or Dense =>
            network.Weight(node, WeightRole.Kernel).Shape.Count * output.Height * output.Width,
        _ => 0,
    };

    /// <summary>Which element-wise operations the profiler sees follows from what TensorFlow compiles the layers to:
    /// the batch norm of maps, additions, max(x, 0), sigmoids and resizing cost nothing there.</summary>
    private static long ElementwiseOf(Network network, Node node, TensorShape output) => node switch
    {
        Convolution { UseBias: true } or DepthwiseConvolution { UseBias: true } or Dense { UseBias: true } => output.Count,
        PRelu => 2 * output.Count + output.Channels,
        Multiply => output.Count,
        GlobalAveragePool pool => network.ShapeOf(pool.Input).Count,
        AveragePool pool => output.Count * pool.Kernel.Height * pool.Kernel.Width,
        BatchNormalization when output.Rank == 1 => output.Count + 5 * output.Channels,
        Activation { Kind: ActivationKind.HardSigmoidKeras or ActivationKind.HardSigmoidTorch } => 3 * output.Count,
        Activation { Kind: ActivationKind.Swish } => output.Count,
        Activation { Kind: ActivationKind.HardSwish } => 4 * output.Count,
        _ => 0,
    };
}
