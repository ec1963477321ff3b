using System.Buffers.Binary;

namespace GhostFaceNets.Formats.RecordIo;

/// <summary>Writes records one behind the other, byte for byte as MXNet does.</summary>
/// <param name="stream">Where to; left open.</param>
public sealed class RecordIoWriter(Stream stream)
{
    /// <summary>The most bytes of a record.</summary>
    public const int MaximalLength = RecordPart.MaximalLength;

    private long _offset;

    /// <summary>Writes a record.</summary>
    /// <param name="content">Its bytes; cut into parts wherever a word of them is the format's magic.</param>
    /// <returns>The byte at which it begins, counted from the first record of this writer, as <c>.idx</c> files note it.</returns>
    /// <exception cref="ArgumentException">It has more than <see cref="MaximalLength"/> bytes.</exception>
    public long Write(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaximalLength) throw new ArgumentException($"A record takes {MaximalLength} bytes at most, not {content.Length}.", nameof(content));
        var (offset, begin) = (_offset, 0);
        for (var at = 0; at <= content.Length - sizeof(uint); at += sizeof(uint))
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(content[at..]) != RecordPart.Magic) continue;
            WritePart(begin == 0 ? RecordPartKind.First : RecordPartKind.Middle, content[begin..at]);
            begin = at + sizeof(uint);
        }

        WritePart(begin == 0 ? RecordPartKind.Whole : RecordPartKind.Last, content[begin..]);
        return offset;
    }

    private void WritePart(RecordPartKind kind, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[RecordPart.HeaderSize];
        var part = new RecordPart(kind, content.Length);
        part.Write(header);
        stream.Write(header);
        stream.Write(content);
        Span<byte> padding = stackalloc byte[(int)(part.PaddedLength - part.Length)];
        padding.Clear();
        stream.Write(padding);
        _offset += RecordPart.HeaderSize + part.PaddedLength;
    }
}
