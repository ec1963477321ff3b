namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Where a few output planes are computed for some vectors of neighbouring pixels of a row.</summary>
internal unsafe struct PlaneTile
{
    /// <summary>From a plane's row to the next plane's, of the input and of the output.</summary>
    public nint PlaneStep;

    /// <summary>From a row to the next row of the same plane.</summary>
    public nint RowStep;

    /// <summary>Planes that are read.</summary>
    public int Planes;

    /// <summary>Rows of taps on the map.</summary>
    public int Rows;

    /// <summary>Whether nothing lies before the first pixel.</summary>
    public bool IsFirst;

    /// <summary>Whether nothing lies behind the last pixel.</summary>
    public bool IsLast;

    /// <summary>One per output plane.</summary>
    public float* Biases;

    /// <summary>One per output plane; null where nothing is rectified.</summary>
    public float* Slopes;
}
