namespace GhostFaceNets.Networks.Builders;

/// <summary>The ghost module (Han et al., "GhostNet: More Features From Cheap Operations", CVPR 2020): half of the
/// channels by a pointwise convolution, the other half by a cheap depthwise one of the first half.</summary>
internal static class GhostModule
{
    private static readonly Extent CheapKernel = Extent.Square(3);

    public static string Add(Layers layers, string input, int channels, string prefix, bool activated)
    {
        // Channels are multiples of 4, so that the halves are equal.
        var primary = layers.Convolution(input, $"{prefix}_prim_conv", channels / 2);
        primary = layers.BatchNorm(primary, $"{prefix}_prim_bn");
        if (activated) primary = layers.Activate(primary, $"{prefix}_prim");

        var cheap = layers.Depthwise(primary, $"{prefix}_cheap_dw_conv", CheapKernel);
        cheap = layers.BatchNorm(cheap, $"{prefix}_cheap_bn");
        if (activated) cheap = layers.Activate(cheap, $"{prefix}_cheap");

        return layers.Add(new Concat(layers.Counted("concatenate"), [primary, cheap]));
    }
}
