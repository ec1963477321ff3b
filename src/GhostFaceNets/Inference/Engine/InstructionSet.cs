namespace GhostFaceNets.Inference.Engine;

/// <summary>How many numbers the engine computes with one instruction.</summary>
public enum InstructionSet
{
    /// <summary>One: runs anywhere.</summary>
    Scalar,

    /// <summary>Four: SSE, ARM's NEON, WebAssembly.</summary>
    Vector128,

    /// <summary>Eight: AVX2.</summary>
    Vector256,

    /// <summary>Sixteen: AVX-512.</summary>
    Vector512,
}
