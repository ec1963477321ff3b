namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Where a tile of the matrix product reads and writes.</summary>
internal unsafe struct PointwiseTile
{
    /// <summary>The first pixel of the first input channel.</summary>
    public float* Input;

    /// <summary>From one input channel to the next.</summary>
    public nint Stride;

    /// <summary>Input channels.</summary>
    public int Depth;

    /// <summary>The weights: for each input channel, one per row.</summary>
    public float* Panel;

    /// <summary>One per row.</summary>
    public float* Biases;

    /// <summary>One per row.</summary>
    public float* Slopes;

    /// <summary>The first pixel of the first output channel.</summary>
    public float* Output;

    /// <summary>The same pixel of what is added, with the output's stride; or null.</summary>
    public float* Residual;

    /// <summary>From one output channel to the next.</summary>
    public nint OutputStride;

    /// <summary>Output channels that there are; the tile's other rows are not written.</summary>
    public int Rows;
}
