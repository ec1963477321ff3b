namespace GhostFaceNets.Networks;

/// <summary>What a weight is to its node. A weight's name in <see cref="Network.Weights"/> is
/// <c>node/role</c> in lower case, e.g. <c>stem_conv/kernel</c>.</summary>
public enum WeightRole
{
    /// <summary>Kernel of a convolution <c>(out, in, kh, kw)</c>, of a depthwise one <c>(C, 1, kh, kw)</c>, of a dense
    /// layer <c>(out, in)</c>.</summary>
    Kernel,

    /// <summary>Added per output channel, <c>(out)</c>.</summary>
    Bias,

    /// <summary>Batch norm's factor, <c>(C)</c>.</summary>
    Gamma,

    /// <summary>Batch norm's offset, <c>(C)</c>.</summary>
    Beta,

    /// <summary>Batch norm's running mean, <c>(C)</c>; not trained by gradient.</summary>
    Mean,

    /// <summary>Batch norm's running variance, <c>(C)</c>; not trained by gradient.</summary>
    Variance,

    /// <summary>PReLU's slope below zero, <c>(C)</c>.</summary>
    Alpha,
}
