using System.Runtime.CompilerServices;

namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>One number at a time: the plain meaning of every kernel, and what is left at the end of a row.</summary>
internal readonly unsafe struct ScalarLane : ILanes<float>
{
    public static int Count => 1;

    public static int Rows => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(float* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float vector, float* target) => *target = vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(float vector, float* target, int count)
    {
        if (count > 0) *target = vector;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fill(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Behind(float vector) => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Ahead(float vector) => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evens(float first, float second) => first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Odds(float first, float second) => second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float left, float right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Multiply(float left, float right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Divide(float left, float right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float left, float right, float addend) => float.MultiplyAddEstimate(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAddHalf(float left, float right, float addend) => MultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Value(float sum, float* factors, float* offsets) => sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(float left, float right) => float.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Min(float left, float right) => float.MinNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Rectify(float x, float slope) => x < 0 ? x * slope : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Round(float vector) => MathF.Round(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float PowerOfTwo(float exponent) => BitConverter.Int32BitsToSingle(((int)exponent + 127) << 23);
}
