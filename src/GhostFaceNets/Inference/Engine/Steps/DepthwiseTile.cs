namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Where neighbouring pixels of a depthwise convolution read and write, whose windows have the same taps on the map.</summary>
internal unsafe struct DepthwiseTile
{
    /// <summary>The first channel of the first tap of the first pixel.</summary>
    public float* Source;

    /// <summary>From there to the next pixel's.</summary>
    public nint PixelStep;

    /// <summary>From one tap of a row to the next.</summary>
    public nint ColumnStep;

    /// <summary>From the first tap of a row to the next row's.</summary>
    public nint RowStep;

    /// <summary>Taps of a row on the map.</summary>
    public int Columns;

    /// <summary>Rows of taps on the map.</summary>
    public int Rows;

    /// <summary>The weights of the first tap on the map.</summary>
    public float* Weights;

    /// <summary>From a tap's weights to the next tap's.</summary>
    public nint WeightStep;

    /// <summary>From a row's weights to the next row's.</summary>
    public nint WeightRowStep;

    /// <summary>One per channel.</summary>
    public float* Biases;

    /// <summary>One per channel; null where nothing is rectified.</summary>
    public float* Slopes;

    /// <summary>Whether all slopes are zero.</summary>
    public bool IsRelu;

    /// <summary>The first channel of the first pixel.</summary>
    public float* Output;

    /// <summary>From one pixel to the next.</summary>
    public nint OutputStride;

    /// <summary>The same channel of what is added; or null.</summary>
    public float* Residual;

    /// <summary>From one pixel to the next.</summary>
    public nint ResidualStride;

    /// <summary>How many there are.</summary>
    public int Channels;

    /// <summary>Numbers from the first channel on that may be written.</summary>
    public int Writable;
}
