namespace GhostFaceNets.Networks.Quantization;

/// <summary>A kernel as whole numbers -127..127, times a scale for each output channel: symmetric, so that zero stays zero.</summary>
/// <param name="Shape">The kernel's shape, output channels first.</param>
/// <param name="Values">As the kernel's values.</param>
/// <param name="Scales">One for each output channel, above zero.</param>
internal sealed record ChannelScales(TensorShape Shape, sbyte[] Values, float[] Scales)
{
    /// <summary>Rounds a kernel to the nearest, ties to even. The largest value of each channel becomes the most steps or its negative, unless
    /// the kernel has steps already.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="most">Steps of the largest value, up to 127.</param>
    public static ChannelScales Of(FloatTensor kernel, int most = sbyte.MaxValue)
    {
        var channels = kernel.Shape[0];
        var (values, scales) = (new sbyte[kernel.Values.Length], new float[channels]);
        var size = values.Length / channels;
        for (var channel = 0; channel < channels; channel++)
        {
            var row = kernel.Values.AsSpan(channel * size, size);
            var largest = 0f;
            foreach (var value in row) largest = Math.Max(largest, Math.Abs(value));

            // A channel without any weight, or with none that counts, is zero at any scale.
            var scale = scales[channel] = kernel.Steps?[channel] ?? (largest / most is var step && float.IsNormal(step) ? step : 1);
            for (var i = 0; i < size; i++) values[channel * size + i] = (sbyte)Math.Clamp(MathF.Round(row[i] / scale), -127, 127);
        }

        return new(kernel.Shape, values, scales);
    }

    /// <summary>The kernel that these numbers stand for.</summary>
    public FloatTensor ToKernel()
    {
        var (kernel, size) = (new float[Values.Length], Values.Length / Scales.Length);
        for (var i = 0; i < kernel.Length; i++) kernel[i] = Values[i] * Scales[i / size];
        return new(Shape, kernel) { Steps = Scales };
    }
}
