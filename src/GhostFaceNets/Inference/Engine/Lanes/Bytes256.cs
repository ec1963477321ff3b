using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>8 sums of products of bytes at once.</summary>
internal readonly unsafe struct Bytes256 : IByteSums<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fill(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend)
    {
        var pairs = Avx2.MultiplyAddAdjacent(right.AsByte(), left.AsSByte());
        return (addend.AsInt32() + Avx2.MultiplyAddAdjacent(pairs, Vector256.Create((short)1))).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAddHalf(Vector256<float> left, Vector256<float> right, Vector256<float> addend) => MultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> sum, float* factors, float* offsets) =>
        Lanes256.MultiplyAdd(Vector256.ConvertToSingle(sum.AsInt32()), Load(factors), Load(offsets));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(Vector256<float> values, int zero, byte* target)
    {
        var whole = Avx.ConvertToVector256Int32(values) + Vector256.Create(zero);
        var shorts = Sse2.PackSignedSaturate(whole.GetLower(), whole.GetUpper());
        *(long*)target = Sse2.PackUnsignedSaturate(shorts, shorts).AsInt64().ToScalar();
    }
}
