using System.Numerics;

namespace GhostFaceNets.Formats;

/// <summary>The Castagnoli checksum, CRC-32C (RFC 3720, appendix B.4).</summary>
internal static class Crc32C
{
    // The runtime has the processor's instruction for it, so that no package is needed.
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var state = uint.MaxValue;
        foreach (var value in bytes) state = BitOperations.Crc32C(state, value);
        return ~state;
    }

    /// <summary>The checksum as TFRecord files store it: turned and shifted, so that the checksum of data that hold
    /// checksums is no weak one.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Of(bytes), 15) + 0xa282ead8;
}
