namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Where a tile of the matrix product reads and writes: some pixels, some vectors of output channels. What is summed
/// lies in runs of numbers: one for a pointwise convolution, one or more for each row of a window.</summary>
internal unsafe struct ProductTile
{
    /// <summary>How many tiles are computed one behind the other, each after the pixels of the one before.</summary>
    public int Tiles;

    /// <summary>The first number of the first pixel.</summary>
    public float* Input;

    /// <summary>From one pixel to the next.</summary>
    public nint InputStride;

    /// <summary>From one number of a run to the next.</summary>
    public nint InputStep;

    /// <summary>Numbers of a run.</summary>
    public int Depth;

    /// <summary>Runs in a row.</summary>
    public int Columns;

    /// <summary>From the begin of one run to the next's.</summary>
    public nint ColumnStep;

    /// <summary>Rows.</summary>
    public int Rows;

    /// <summary>From the begin of one row to the next's.</summary>
    public nint RowStep;

    /// <summary>The weights: for each number of a pixel, one per output channel of the tile.</summary>
    public float* Panel;

    /// <summary>Weights between those of one row and of the next that belong to taps beside the map.</summary>
    public nint PanelGap;

    /// <summary>What the sums begin with, one per output channel.</summary>
    public float* Biases;

    /// <summary>One per output channel; null where nothing is rectified.</summary>
    public float* Slopes;

    /// <summary>Whether all slopes are zero.</summary>
    public bool IsRelu;

    /// <summary>What a whole number of each output channel's sums stands for; null where sums are floats.</summary>
    public float* Factors;

    /// <summary>What is added to what the sums stand for, one per output channel; null where sums are floats.</summary>
    public float* Offsets;

    /// <summary>The tile's first output channel of the first pixel.</summary>
    public float* Output;

    /// <summary>From one pixel to the next.</summary>
    public nint OutputStride;

    /// <summary>The same channel of what is added; or null.</summary>
    public float* Residual;

    /// <summary>From one pixel to the next.</summary>
    public nint ResidualStride;

    /// <summary>Output channels that there are from the tile's first one on.</summary>
    public int Channels;

    /// <summary>Numbers from the tile's first channel on that may be written.</summary>
    public int Writable;
}
