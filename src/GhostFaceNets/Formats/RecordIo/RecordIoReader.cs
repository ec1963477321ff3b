using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace GhostFaceNets.Formats.RecordIo;

/// <summary>Reads the records of a RecordIO file at any place, without holding more than the one that is read. Several threads
/// may read at once.</summary>
/// <remarks><see href="https://github.com/dmlc/dmlc-core/blob/main/include/dmlc/recordio.h"/></remarks>
public sealed class RecordIoReader : IDisposable
{
    private readonly SafeFileHandle _file;

    private RecordIoReader(string path, SafeFileHandle file) => (Path, _file, Length) = (path, file, RandomAccess.GetLength(file));

    /// <summary>The file as the caller named it.</summary>
    public string Path { get; }

    /// <summary>Bytes of the file when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file; nothing is read yet.</summary>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    public static RecordIoReader Open(string path) => new(path, File.OpenHandle(path));

    /// <summary>A record's content, parts put together.</summary>
    /// <param name="offset">The byte at which the record begins.</param>
    /// <exception cref="BadDataException">No whole record begins there; names the byte.</exception>
    public byte[] Read(long offset)
    {
        var (parts, length, _) = PartsAt(offset);
        if (length > Array.MaxLength) throw Bad(offset, $"the record has {length} bytes, more than can be held.");
        return Read(parts, (int)length);
    }

    /// <summary>The header in front of a record's picture.</summary>
    /// <param name="offset">The byte at which the record begins.</param>
    /// <param name="imageSize">The bytes of the picture behind it.</param>
    /// <exception cref="BadDataException">No whole record begins there, or no header; names the byte.</exception>
    public RecordHeader ReadHeader(long offset, out long imageSize)
    {
        var (parts, length, _) = PartsAt(offset);
        var start = Read(parts, (int)Math.Min(length, RecordHeader.FixedSize));
        var size = RecordHeader.SizeOf(start);
        if (size > length || size > Array.MaxLength) throw Bad(offset, $"a record of {length} bytes, too short for a header of labels ({size} bytes).");
        imageSize = length - size;
        return RecordHeader.Parse(Read(parts, (int)size));
    }

    /// <summary>The byte at which each record begins, in the file's order.</summary>
    /// <exception cref="BadDataException">The file is cut or is none of records, found out as far as the walk has come.</exception>
    public IEnumerable<long> Offsets()
    {
        for (long offset = 0; offset < Length;)
        {
            yield return offset;
            offset = PartsAt(offset).End;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    internal BadDataException Bad(long offset, string problem) => new(Path, $"byte {offset}: {problem}");

    private (List<(long At, int Length)> Parts, long Length, long End) PartsAt(long offset)
    {
        var parts = new List<(long, int)>(1);
        var (at, length) = (offset, 0L);
        while (true)
        {
            var part = PartAt(at);
            var begins = part.Kind is RecordPartKind.Whole or RecordPartKind.First;
            if (begins != (parts.Count == 0))
            {
                throw Bad(at, begins ? "a record begins before the one in front of it has ended." : "a later part of a record, where its first part is expected.");
            }

            // The writer leaves the magic out where it cuts.
            length += part.Length + (begins ? 0 : sizeof(uint));
            parts.Add((at + RecordPart.HeaderSize, part.Length));
            at += RecordPart.HeaderSize + part.PaddedLength;
            if (part.Kind is RecordPartKind.Whole or RecordPartKind.Last) return (parts, length, at);
        }
    }

    private RecordPart PartAt(long offset)
    {
        if (offset < 0 || offset > Length - RecordPart.HeaderSize)
        {
            throw Bad(offset, $"the file of {Length} bytes ends where a record of at least {RecordPart.HeaderSize} bytes is expected.");
        }

        Span<byte> header = stackalloc byte[RecordPart.HeaderSize];
        Fill(header, offset);
        var part = RecordPart.Parse(header)
            ?? throw Bad(offset, $"no record begins here: {Convert.ToHexString(header)}, where 0A23D7CE and a length are expected.");
        var left = Length - offset - RecordPart.HeaderSize;
        return part.PaddedLength <= left
            ? part
            : throw Bad(offset, $"a record's part of {part.PaddedLength} bytes, of which the file holds {left}: truncated or damaged.");
    }

    /// <summary>The first bytes of a record.</summary>
    private byte[] Read(List<(long At, int Length)> parts, int count)
    {
        var content = new byte[count];
        var rest = content.AsSpan();
        Span<byte> magic = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(magic, RecordPart.Magic);
        for (var i = 0; i < parts.Count && rest.Length > 0; i++)
        {
            if (i > 0)
            {
                var taken = Math.Min(rest.Length, magic.Length);
                magic[..taken].CopyTo(rest);
                rest = rest[taken..];
            }

            var wanted = Math.Min(rest.Length, parts[i].Length);
            Fill(rest[..wanted], parts[i].At);
            rest = rest[wanted..];
        }

        return content;
    }

    private void Fill(Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(_file, target, offset);
            if (read == 0) throw Bad(offset, "the file has become shorter than it was when it was opened.");
            target = target[read..];
            offset += read;
        }
    }
}
