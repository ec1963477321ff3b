using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>16 sums of products of bytes at once.</summary>
internal readonly unsafe struct Bytes512 : IByteSums<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Fill(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend)
    {
        var pairs = Avx512BW.MultiplyAddAdjacent(right.AsByte(), left.AsSByte());
        return (addend.AsInt32() + Avx512BW.MultiplyAddAdjacent(pairs, Vector512.Create((short)1))).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAddHalf(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Bytes256.MultiplyAdd(left.GetLower(), right.GetLower(), addend.GetLower()).ToVector512Unsafe();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value(Vector512<float> sum, float* factors, float* offsets) =>
        Lanes512.MultiplyAdd(Vector512.ConvertToSingle(sum.AsInt32()), Load(factors), Load(offsets));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(Vector512<float> values, int zero, byte* target) =>
        Avx512F.ConvertToVector128Byte(Avx512F.ConvertToVector512Int32(values) + Vector512.Create(zero)).Store(target);
}
