namespace GhostFaceNets.Networks.Quantization;

/// <summary>256 values at equal distances, among them zero.</summary>
/// <param name="Step">From one to the next, above zero.</param>
/// <param name="Zero">Which of them is zero, 0..255.</param>
public readonly record struct ByteSteps(float Step, int Zero)
{
    /// <summary>Those from one value to another.</summary>
    /// <param name="low">The least, at most zero.</param>
    /// <param name="high">The greatest, at least zero.</param>
    public static ByteSteps Between(float low, float high) => (high - low) / byte.MaxValue is var step && float.IsNormal(step)
        ? new(step, (int)Math.Clamp(MathF.Round(-low / step), 0, byte.MaxValue))
        : new(1, 0);

    /// <summary>The nearest of them.</summary>
    public float Nearest(float value) => (Math.Clamp(MathF.Round(value / Step) + Zero, 0, byte.MaxValue) - Zero) * Step;
}
