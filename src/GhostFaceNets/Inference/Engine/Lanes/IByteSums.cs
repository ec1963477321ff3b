namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>Sums of products of bytes, in vectors that are called floats so that the same tiles compute them: a number of a pixel is the
/// bits of four bytes 0..255, one of a kernel of four -127..127, a sum of an int32, to which four products are added at once.
/// Two neighbouring products must not leave int16: where that could be, a layer is computed in floats.</summary>
internal unsafe interface IByteSums<TVector> : ISums<TVector>
    where TVector : struct
{
    /// <summary>Writes the nearest whole numbers, ties to even, as bytes.</summary>
    /// <param name="values">From -zero to 255 - zero.</param>
    /// <param name="zero">The byte that stands for zero.</param>
    /// <param name="target">As many bytes as there are numbers.</param>
    static abstract void StoreBytes(TVector values, int zero, byte* target);
}
