namespace GhostFaceNets.Training.Torch;

/// <summary>What a <see cref="NetworkModule"/> computes convolutions and matrix products in. Weights, running values of
/// batch norm and what norms compute stay float32, and so do the outputs.</summary>
public enum ComputePrecision
{
    /// <summary>float32 throughout.</summary>
    Float32,

    /// <summary>bfloat16: the range of float32 with 8 bits of precision. Needs no <see cref="Optimizers.LossScaler"/>.</summary>
    BFloat16,

    /// <summary>float16, for GPUs: small gradients vanish without a <see cref="Optimizers.LossScaler"/>.</summary>
    Float16,
}
