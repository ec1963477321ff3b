namespace GhostFaceNets.Networks.Builders.Initialisers;

/// <summary>How many products each output of a kernel sums up, and how many each input goes into, as Keras counts them.</summary>
internal readonly record struct Fans(int In, int Out)
{
    /// <summary>The fans of a node's kernel.</summary>
    public static Fans Of(Node node, TensorShape kernel)
    {
        // Keras reads a depthwise kernel (kh, kw, C, 1) like a full one with C inputs and one output.
        return node switch
        {
            DepthwiseConvolution => new(kernel[2] * kernel[3] * kernel[0], kernel[2] * kernel[3]),
            Convolution => new(kernel[2] * kernel[3] * kernel[1], kernel[2] * kernel[3] * kernel[0]),
            _ => new(kernel[1], kernel[0]),
        };
    }
}
