namespace GhostFaceNets.Networks.Builders;

/// <summary>Decoupled fully connected attention (Tang et al., GhostNetV2, NeurIPS 2022): gates each pixel of a ghost
/// module's output by what lies in its row and column of the halved input. Resizing is bilinear, where the paper's own
/// code takes the nearest pixel.</summary>
internal static class DfcAttention
{
    private static readonly Extent Half = Extent.Square(2);
    private static readonly Extent Row = new(1, 5);
    private static readonly Extent Column = new(5, 1);

    public static string Add(Layers layers, string input, string map, string prefix)
    {
        var shape = layers.ShapeOf(map);
        var gate = layers.Add(new AveragePool(layers.Counted("average_pooling2d"), input, Half, Half));
        gate = layers.Convolution(gate, $"{prefix}_short_1_conv", shape.Channels);
        gate = layers.BatchNorm(gate, $"{prefix}_short_1_bn");
        gate = layers.Depthwise(gate, $"{prefix}_short_2_dw_conv", Row);
        gate = layers.BatchNorm(gate, $"{prefix}_short_2_bn");
        gate = layers.Depthwise(gate, $"{prefix}_short_3_dw_conv", Column);
        gate = layers.BatchNorm(gate, $"{prefix}_short_3_bn");
        gate = layers.Add(new Activation($"{prefix}_short_sigmoid", gate, ActivationKind.Sigmoid));
        gate = layers.Add(new Resize(layers.Counted("tf.image.resize"), gate, new(shape.Height, shape.Width)));
        return layers.Add(new Multiply(layers.Counted("multiply"), map, gate));
    }
}
