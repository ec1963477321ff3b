using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>4 sums of products of bytes at once.</summary>
internal readonly unsafe struct Bytes128 : IByteSums<Vector128<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fill(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend)
    {
        var pairs = Ssse3.MultiplyAddAdjacent(right.AsByte(), left.AsSByte());
        return (addend.AsInt32() + Sse2.MultiplyAddAdjacent(pairs, Vector128.Create((short)1))).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAddHalf(Vector128<float> left, Vector128<float> right, Vector128<float> addend) => MultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Value(Vector128<float> sum, float* factors, float* offsets) =>
        Lanes128.MultiplyAdd(Vector128.ConvertToSingle(sum.AsInt32()), Load(factors), Load(offsets));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(Vector128<float> values, int zero, byte* target)
    {
        var whole = Sse2.ConvertToVector128Int32(values) + Vector128.Create(zero);
        var shorts = Sse2.PackSignedSaturate(whole, whole);
        *(int*)target = Sse2.PackUnsignedSaturate(shorts, shorts).AsInt32().ToScalar();
    }
}
