namespace GhostFaceNets.Networks.Quantization;

/// <summary>How a layer multiplies whole numbers: its input is rounded to eight bits, and so is its kernel.</summary>
/// <param name="Input">What rounds the input.</param>
/// <param name="Steps">The step of each output channel's weights.</param>
internal sealed record Int8Arithmetic(Quantize Input, float[] Steps)
{
    /// <summary>What a whole number of each output channel's sums stands for.</summary>
    public float[] SumSteps => Array.ConvertAll(Steps, step => step * Input.Step);

    /// <summary>Whether a layer multiplies each pixel by itself, and nothing that pads.</summary>
    public static bool IsPointwise(Network network, Node node) => node switch
    {
        Dense => true,
        Convolution { Groups: 1, Kernel: { Height: 1, Width: 1 } } layer => network.ShapeOf(layer.Input) is var input
            && layer.Padding.Resolve(input.Height, input.Width, layer.Kernel, layer.Stride) == Padding.Valid,
        _ => false,
    };

    /// <summary>A layer's; null where it multiplies others.</summary>
    public static Int8Arithmetic? Of(Network network, Node node) =>
        node is Convolution or DepthwiseConvolution or Dense
            && network[node.Inputs[0]] is Quantize input
            && network.Weight(node, WeightRole.Kernel).Steps is { } steps
            ? new(input, steps)
            : null;
}
