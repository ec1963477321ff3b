namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>Arithmetic on several numbers at once, so that each kernel is written once for every width.
/// The type parameter is a bare vector rather than a structure around one, which keeps it in a register.</summary>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Numbers in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Output channels that a tile of the matrix product holds in registers beside three vectors of pixels.</summary>
    static abstract int Outputs { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector vector, float* target);

    static abstract TVector Fill(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>left * right + addend, rounded once where the machine can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Max(TVector left, TVector right);

    static abstract TVector Min(TVector left, TVector right);

    static abstract TVector Exp(TVector vector);

    /// <summary>Of the numbers of two vectors, one after the other, the first, the third and so on.</summary>
    static abstract TVector Evens(TVector first, TVector second);

    /// <summary>The second, the fourth and so on.</summary>
    static abstract TVector Odds(TVector first, TVector second);

    /// <summary>The sum of the vector's numbers.</summary>
    static abstract float Sum(TVector vector);
}
