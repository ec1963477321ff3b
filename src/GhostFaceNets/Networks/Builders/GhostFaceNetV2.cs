namespace GhostFaceNets.Networks.Builders;

/// <summary>GhostFaceNetV2 on GhostNetV2 (Tang et al., "GhostNetV2: Enhance Cheap Operation with Long-Range Attention",
/// NeurIPS 2022): the first ghost module of bottlenecks 3 to 16 is under <see cref="DfcAttention"/>; padding and hard
/// sigmoid as torch has them.</summary>
internal static class GhostFaceNetV2
{
    public static Family Family { get; } = new()
    {
        Name = nameof(GhostFaceNetV2),
        LastChannels = 960,
        NamesLayers = true,
        GlobalAverage = "tf.math.reduce_mean",
        Gate = ActivationKind.HardSigmoidTorch,
        ShortcutFirst = true,
        FirstAttention = 3,
        Padding = kernel => Padding.Symmetric(kernel.Height / 2, kernel.Width / 2),
        SmallestInput = stride => 16 * stride + 1,
    };
}
