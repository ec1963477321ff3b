namespace GhostFaceNets.Training.Data.Augmentations.Operations;

/// <summary>Brightness of a colour as television defines it (ITU-R BT.601).</summary>
internal static class Luma
{
    /// <summary>.299 R + .587 G + .114 B, rounded.</summary>
    public static byte Of(ReadOnlySpan<byte> pixel) =>
        (byte)((19595 * pixel[0] + 38470 * pixel[1] + 7471 * pixel[2] + (1 << 15)) >> 16);
}
