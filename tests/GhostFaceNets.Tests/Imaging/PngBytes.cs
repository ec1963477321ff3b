using System.Buffers.Binary;
using System.IO.Compression;

namespace GhostFaceNets.Tests.Imaging;

/// <summary>Writes PNG files by the book (RFC 2083), of kinds that the product itself never writes.</summary>
internal static class PngBytes
{
    /// <summary>A PNG file with unfiltered rows.</summary>
    /// <param name="colourType">0 grey, 2 RGB, 4 grey with alpha, 6 RGB with alpha.</param>
    public static byte[] Of(int width, int height, int bitDepth, int colourType, params byte[][] rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)bitDepth, (byte)colourType);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var row in rows) zlib.Write([0, .. row]);
        }

        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A file with an eXIf chunk behind its header, which takes 33 bytes.</summary>
    public static byte[] WithExif(byte[] file, byte[] exif) => [.. file[..33], .. Chunk("eXIf"u8, exif), .. file[33..]];

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        kind.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
