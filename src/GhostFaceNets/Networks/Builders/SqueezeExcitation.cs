namespace GhostFaceNets.Networks.Builders;

/// <summary>Squeeze-and-excitation (Hu et al., CVPR 2018): scales each channel by a gate computed from all channels' means.</summary>
internal static class SqueezeExcitation
{
    private const double Ratio = 0.25;

    public static string Add(Layers layers, string input, string prefix)
    {
        var channels = layers.ShapeOf(input).Channels;
        var gate = layers.Add(new GlobalAveragePool(layers.Counted(layers.Family.GlobalAverage), input));
        gate = layers.Convolution(gate, $"{prefix}_1_conv", ChannelRounding.Round(channels * Ratio), useBias: true);
        gate = layers.Activate(gate, prefix);
        gate = layers.Convolution(gate, $"{prefix}_2_conv", channels, useBias: true);
        gate = layers.Add(new Activation(layers.Named($"{prefix}_hard_sigmoid_torch", "activation"), gate, layers.Family.Gate));
        return layers.Add(new Multiply(layers.Named($"{prefix}_out", "multiply"), input, gate));
    }
}
