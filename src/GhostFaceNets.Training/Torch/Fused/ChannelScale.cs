namespace GhostFaceNets.Training.Torch.Fused;

/// <summary>What batch norm and activation do to each channel, repeated to a wide row: y = x * scale + shift, and
/// y * slope where that is not positive.</summary>
/// <param name="Mean">The batch's mean.</param>
/// <param name="Inverse">1 / sqrt(the batch's variance + epsilon).</param>
/// <param name="Scale">gamma * inverse.</param>
/// <param name="Shift">beta - mean * scale.</param>
/// <param name="Slope">PReLU's alpha; 0 for ReLU, 1 for none.</param>
internal sealed record ChannelScale(float[] Mean, float[] Inverse, float[] Scale, float[] Shift, float[] Slope);
