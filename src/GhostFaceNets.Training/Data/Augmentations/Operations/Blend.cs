namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Between a changed value and the original, or beyond it.</summary>
internal static class Blend
{
    /// <summary>The changed value at factor 0, the original at 1, cut to 0..255 and to whole numbers, downwards.</summary>
    public static byte Of(double changed, double original, double factor) =>
        (byte)Math.Clamp(changed + factor * (original - changed), 0, 255);
}
