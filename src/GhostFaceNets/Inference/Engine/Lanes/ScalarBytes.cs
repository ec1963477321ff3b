namespace GhostFaceNets.Inference.Engine.Lanes;

/// <summary>One sum of products of bytes at a time: their plain meaning.</summary>
internal readonly unsafe struct ScalarBytes : IByteSums<float>
{
    public static float Load(float* source) => *source;

    public static float Fill(float value) => value;

    public static float MultiplyAdd(float left, float right, float addend)
    {
        var (weights, bytes, sum) = (BitConverter.SingleToInt32Bits(left), BitConverter.SingleToInt32Bits(right), BitConverter.SingleToInt32Bits(addend));
        for (var shift = 0; shift < 32; shift += 8) sum += (sbyte)(weights >> shift) * (byte)(bytes >> shift);
        return BitConverter.Int32BitsToSingle(sum);
    }

    public static float MultiplyAddHalf(float left, float right, float addend) => MultiplyAdd(left, right, addend);

    public static float Value(float sum, float* factors, float* offsets) =>
        float.MultiplyAddEstimate(BitConverter.SingleToInt32Bits(sum), *factors, *offsets);

    public static void StoreBytes(float values, int zero, byte* target) => *target = (byte)((int)MathF.Round(values) + zero);
}
