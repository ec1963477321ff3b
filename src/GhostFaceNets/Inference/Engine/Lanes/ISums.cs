namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>What a tile of the matrix product sums, several sums at once.</summary>
internal unsafe interface ISums<TVector>
    where TVector : struct
{
    static abstract TVector Load(float* source);

    static abstract TVector Fill(float value);

    /// <summary>left * right + addend, rounded once where the machine can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>The same, at least for the first half of the numbers; quicker where the machine works through a long vector in
    /// two halves. The others then mean nothing.</summary>
    static abstract TVector MultiplyAddHalf(TVector left, TVector right, TVector addend);

    /// <summary>The numbers that the sums stand for, with a factor and an offset for each where sums are whole numbers.</summary>
    static abstract TVector Value(TVector sum, float* factors, float* offsets);
}
