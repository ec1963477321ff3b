namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Where a tile of the matrix product reads and writes: some pixels, some vectors of output channels.</summary>
internal unsafe struct PointwiseTile
{
    /// <summary>The first input channel of the first pixel.</summary>
    public float* Input;

    /// <summary>From one pixel to the next.</summary>
    public nint InputStride;

    /// <summary>From one input channel to the next.</summary>
    public nint InputStep;

    /// <summary>Input channels.</summary>
    public int Depth;

    /// <summary>The weights: for each input channel, one per output channel of the tile.</summary>
    public float* Panel;

    /// <summary>One per output channel.</summary>
    public float* Biases;

    /// <summary>One per output channel; null where nothing is rectified.</summary>
    public float* Slopes;

    /// <summary>The tile's first output channel of the first pixel.</summary>
    public float* Output;

    /// <summary>From one pixel to the next.</summary>
    public nint OutputStride;

    /// <summary>The same channel of what is added; or null.</summary>
    public float* Residual;

    /// <summary>From one pixel to the next.</summary>
    public nint ResidualStride;

    /// <summary>Output channels that there are from the tile's first one on; those past them are not written.</summary>
    public int Channels;
}
