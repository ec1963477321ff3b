using System.Buffers.Binary;

namespace GhostFaceNets.Imaging;

/// <summary>Finds progressive JPEG files whose last scans are missing: the decoder takes what is there for a whole, blurred picture.</summary>
internal static class ProgressiveJpeg
{
    private const byte ProgressiveFrame = 0xC2;
    private const byte Scan = 0xDA;
    private const byte End = 0xD9;

    /// <summary>Whether the file is a progressive JPEG that ends before its end-of-image marker (ITU-T T.81, B.1.1.3).</summary>
    public static bool IsCut(ReadOnlySpan<byte> file)
    {
        var progressive = false;
        var rest = file[2..];
        while (NextMarker(ref rest) is { } marker)
        {
            if (marker == End) return false;
            progressive |= marker == ProgressiveFrame;
            // The decoder itself notices missing rows of a sequential picture.
            if (marker == Scan && !progressive) return false;
            if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) is var length && length > rest.Length) break;
            rest = rest[length..];
        }

        return progressive;
    }

    private static byte? NextMarker(ref ReadOnlySpan<byte> rest)
    {
        while (rest.IndexOf((byte)0xFF) is >= 0 and var at && at + 1 < rest.Length)
        {
            var marker = rest[at + 1];
            rest = rest[(at + (marker == 0xFF ? 1 : 2))..];
            // A stuffed zero and restart markers belong to the scan.
            if (marker is not (0x00 or 0x01 or (>= 0xD0 and <= 0xD7) or 0xFF)) return marker;
        }

        return null;
    }
}
