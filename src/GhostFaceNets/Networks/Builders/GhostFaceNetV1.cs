namespace GhostFaceNets.Networks.Builders;

/// <summary>GhostFaceNetV1 (Alansari et al., "GhostFaceNets: Lightweight Face Recognition Model From Cheap Operations",
/// IEEE Access 2023) on GhostNet (Han et al., CVPR 2020), as the published weights have it: padding as TensorFlow does,
/// Keras' own hard sigmoid, 512 channels where GhostNet has 960 in the last bottleneck and the tail.</summary>
internal static class GhostFaceNetV1
{
    public static Family Family { get; } = new()
    {
        Name = nameof(GhostFaceNetV1),
        LastChannels = 512,
        NamesLayers = false,
        GlobalAverage = "global_average_pooling2d",
        Gate = ActivationKind.HardSigmoidKeras,
        ShortcutFirst = false,
        FirstAttention = int.MaxValue,
        Padding = _ => Padding.Same,
        SmallestInput = stride => 8 * stride,
    };
}
