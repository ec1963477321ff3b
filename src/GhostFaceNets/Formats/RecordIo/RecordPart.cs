using System.Buffers.Binary;

namespace GhostFaceNets.Formats.RecordIo;

/// <summary>The eight bytes in front of each part of a record: the magic, then kind and length in one word.</summary>
/// <remarks><see href="https://github.com/dmlc/dmlc-core/blob/main/include/dmlc/recordio.h"/></remarks>
internal readonly record struct RecordPart(RecordPartKind Kind, int Length)
{
    public const uint Magic = 0xCED7230A;

    public const int HeaderSize = 8;

    /// <summary>The largest length: 29 bits.</summary>
    public const int MaximalLength = (1 << LengthBits) - 1;

    private const int LengthBits = 29;

    /// <summary>Bytes of the content with the zeros that fill it up to words of four.</summary>
    public long PaddedLength => (Length + 3L) & ~3L;

    /// <summary>Reads the eight bytes; null where the magic or the kind is not one.</summary>
    public static RecordPart? Parse(ReadOnlySpan<byte> header)
    {
        var word = BinaryPrimitives.ReadUInt32LittleEndian(header[sizeof(uint)..]);
        var kind = (RecordPartKind)(word >> LengthBits);
        return BinaryPrimitives.ReadUInt32LittleEndian(header) == Magic && kind <= RecordPartKind.Last
            ? new RecordPart(kind, (int)(word & MaximalLength))
            : null;
    }

    /// <summary>Writes the eight bytes.</summary>
    public void Write(Span<byte> header)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[sizeof(uint)..], ((uint)Kind << LengthBits) | (uint)Length);
    }
}
