using System.Buffers.Binary;
using SkiaSharp;

namespace GhostFaceNets.Imaging;

/// <summary>The EXIF orientation of PNG files, which the decoder does not look for.</summary>
internal static class PngOrientation
{
    private const int Signature = 8;
    private const int EntrySize = 12;
    private const int OrientationTag = 0x0112;
    private const int Short = 3;

    /// <summary>What the chunk eXIf says (PNG, third edition, 11.3.4.5); upright where there is none or it says nothing of the kind.</summary>
    /// <param name="file">A file that the decoder takes for PNG.</param>
    public static SKEncodedOrigin Of(ReadOnlySpan<byte> file)
    {
        // A length, four letters, the content, a checksum.
        for (var rest = file[Math.Min(Signature, file.Length)..]; rest.Length >= 12;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12) break;
            var content = rest.Slice(8, (int)length);
            if (rest.Slice(4, 4).SequenceEqual("eXIf"u8)) return OfExif(content);
            rest = rest[((int)length + 12)..];
        }

        return SKEncodedOrigin.Default;
    }

    /// <summary>The first directory of a TIFF structure: a count, then entries of a tag, a type, a count and a value.</summary>
    private static SKEncodedOrigin OfExif(ReadOnlySpan<byte> exif)
    {
        var isLittle = exif.StartsWith("II*\0"u8);
        if (exif.Length < 8 || !(isLittle || exif.StartsWith("MM\0*"u8))) return SKEncodedOrigin.Default;
        var start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (start > exif.Length - 2) return SKEncodedOrigin.Default;
        var count = Number(exif[(int)start..], isLittle);
        for (var rest = exif[((int)start + 2)..]; count > 0 && rest.Length >= EntrySize; rest = rest[EntrySize..], count--)
        {
            if (Number(rest, isLittle) != OrientationTag || Number(rest[2..], isLittle) != Short) continue;
            var origin = (SKEncodedOrigin)Number(rest[8..], isLittle);
            return Enum.IsDefined(origin) ? origin : SKEncodedOrigin.Default;
        }

        return SKEncodedOrigin.Default;
    }

    private static int Number(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
