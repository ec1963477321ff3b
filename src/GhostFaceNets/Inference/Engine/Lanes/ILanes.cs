namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>Arithmetic on several numbers at once, so that each kernel is written once for every width.
/// The type parameter is a bare vector rather than a structure around one, which keeps it in a register.</summary>
internal unsafe interface ILanes<TVector> : ISums<TVector>
    where TVector : struct
{
    /// <summary>Numbers in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Pixels whose sums of three vectors of channels fit the registers.</summary>
    static abstract int Rows { get; }

    static abstract void Store(TVector vector, float* target);

    /// <summary>Stores the first numbers, none or some but not all, and does not touch what lies behind them: another thread may be
    /// writing there.</summary>
    static abstract void StorePart(TVector vector, float* target, int count);

    /// <summary>0, and all numbers but the last.</summary>
    static abstract TVector Behind(TVector vector);

    /// <summary>All numbers but the first, and 0.</summary>
    static abstract TVector Ahead(TVector vector);

    /// <summary>Every other number of two vectors, from the first on.</summary>
    static abstract TVector Evens(TVector first, TVector second);

    /// <summary>Every other number of two vectors, from the second on.</summary>
    static abstract TVector Odds(TVector first, TVector second);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector Max(TVector left, TVector right);

    static abstract TVector Min(TVector left, TVector right);

    /// <summary>x above zero, slope x below.</summary>
    static abstract TVector Rectify(TVector x, TVector slope);

    /// <summary>The nearest whole numbers.</summary>
    static abstract TVector Round(TVector vector);

    /// <summary>Two to the power of whole numbers from -126 to 127.</summary>
    static abstract TVector PowerOfTwo(TVector exponent);
}
