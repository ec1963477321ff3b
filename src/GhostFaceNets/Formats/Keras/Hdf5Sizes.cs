using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Looks over parts of an HDF5 file, heaps, links and attributes, as a library comes to them: that one asks for as much memory as
/// they say they have, however short the file is.</summary>
/// <remarks>HDF5 File Format Specification 3.0, III.D (local heaps), III.E (global heaps) and IV.A (object headers, links, attributes).</remarks>
internal sealed class Hdf5Sizes
{
    private const int SignatureSize = 4;
    private const int HeaderSize = 16;
    private const int WordSize = 8;
    private const int Link = 0x06;
    private const int Attribute = 0x0C;
    private const int Continuation = 0x10;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly long _length;
    private readonly HashSet<long> _seen = [];
    private long _left;

    /// <summary>Looks at the file's start.</summary>
    /// <param name="path">What errors name.</param>
    /// <param name="file">The open file.</param>
    /// <exception cref="BadDataException">The file does not begin as HDF5, or has addresses of other than 8 bytes.</exception>
    public Hdf5Sizes(string path, SafeFileHandle file)
    {
        (_path, _file, _length) = (path, file, RandomAccess.GetLength(file));

        // Whole files have far fewer objects and messages than bytes.
        _left = _length;
        Span<byte> start = stackalloc byte[HeaderSize];
        start = start[..RandomAccess.Read(file, start, 0)];
        if (!start.StartsWith(Signature)) throw new BadDataException(path, "it is no HDF5 file, of which Keras' .h5 files are a kind.");

        // The superblock's version decides where it says how long addresses and lengths are.
        var sizes = start.Length < HeaderSize ? [] : start.Slice(start[WordSize] < 2 ? WordSize + 5 : WordSize + 1, 2);
        if (sizes is not [WordSize, WordSize]) throw new BadDataException(path, "byte 8: the HDF5 file has addresses or lengths of other than 8 bytes, which Keras does not write.");
    }

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Fails where a heap, a part of one, or the name of a link ends behind the file's end.</summary>
    /// <param name="read">What the library has just read; parts begin with letters of their own.</param>
    /// <param name="at">Where that is.</param>
    /// <exception cref="BadDataException">Names the byte.</exception>
    public void Check(ReadOnlySpan<byte> read, long at)
    {
        if (read.SequenceEqual("HEAP"u8)) CheckFits("heap", at, Number(at + WordSize, WordSize));
        else if (read.SequenceEqual("GCOL"u8) && _seen.Add(at)) CheckObjects(at, Number(at + WordSize, WordSize));

        // The first letter is read alone: it may be the version of an older header.
        else if (read.SequenceEqual("HDR"u8) && _seen.Add(at)) CheckHeader(at - 1);
    }

    private void CheckObjects(long at, ulong size)
    {
        CheckFits("heap", at, size);
        var end = at + (long)size;
        for (var next = at + HeaderSize; end - next > HeaderSize;)
        {
            Count();
            // Object 0 is the free space at the end.
            if (Number(next, 2) == 0) return;
            var objectSize = Number(next + WordSize, WordSize);
            CheckFits("heap", next, objectSize);
            next += HeaderSize + (((long)objectSize + WordSize - 1) & -WordSize);

            // The library would go on behind it, for ever.
            if (next > end) throw new BadDataException(_path, $"byte {at}: a heap's object ends behind the heap: damaged.");
        }
    }

    /// <summary>Looks at the messages of a header, and those of the blocks in which it goes on.</summary>
    private void CheckHeader(long at)
    {
        var flags = (int)Number(at + 5, 1);
        var sizeAt = at + 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        var blocks = new Queue<(long Start, ulong Size)>([(sizeAt + (1 << (flags & 3)), Number(sizeAt, 1 << (flags & 3)))]);
        while (blocks.TryDequeue(out var block))
        {
            var end = block.Start + (long)Math.Min(block.Size, (ulong)Math.Max(0, _length - block.Start));
            var prefix = (flags & 4) != 0 ? 6 : 4;
            for (var next = block.Start; end - next > prefix;)
            {
                Count();
                var (kind, content) = (Number(next, 1), next + prefix);
                next = content + (long)Number(next + 1, 2);
                if (next > end) throw new BadDataException(_path, $"byte {content}: a message ends behind its object's header: damaged.");
                if (kind == Link) CheckLink(content);
                else if (kind == Attribute) CheckAttribute(content, next);

                // The block has its own signature before the messages and a checksum behind them.
                else if (kind == Continuation && Number(content, WordSize) is var address && address < (ulong)_length)
                {
                    blocks.Enqueue(((long)address + SignatureSize, Number(content + WordSize, WordSize) - (2 * SignatureSize)));
                }
            }
        }
    }

    private void CheckLink(long at)
    {
        var flags = (int)Number(at + 1, 1);
        var sizeAt = at + 2 + ((flags & 8) != 0 ? 1 : 0) + ((flags & 4) != 0 ? WordSize : 0) + ((flags & 0x10) != 0 ? 1 : 0);
        CheckFits("link's name", at, Number(sizeAt, 1 << (flags & 3)));
    }

    /// <summary>Looks whether the values of an attribute of the newest version, with a type and a space of its own, lie in its message.</summary>
    private void CheckAttribute(long at, long end)
    {
        if (Number(at, 1) != 3 || Number(at + 1, 1) != 0) return;
        var type = at + 9;
        while (type < end && Number(type, 1) != 0) type++;
        var space = ++type + (long)Number(at + 4, 2);
        var dimensions = space + (Number(space, 1) == 1 ? 8 : 4);
        UInt128 bytes = Number(type + 4, 4);
        for (var i = 0; i < (int)Number(space + 1, 1) && bytes <= ulong.MaxValue; i++) bytes *= Number(dimensions + (WordSize * i), WordSize);
        if (bytes > (UInt128)(end - at)) throw new BadDataException(_path, $"byte {at}: an attribute of {bytes} bytes in a message of {end - at}: damaged.");
    }

    private void Count()
    {
        if (--_left < 0) throw new BadDataException(_path, "its parts refer to each other in circles.");
    }

    /// <summary>A number of the file; 0 behind its end, where the library will find that out.</summary>
    private ulong Number(long at, int bytes)
    {
        Span<byte> number = stackalloc byte[WordSize];
        number.Clear();
        return at < _length && RandomAccess.Read(_file, number[..bytes], at) == bytes ? BinaryPrimitives.ReadUInt64LittleEndian(number) : 0;
    }

    private void CheckFits(string part, long at, ulong size)
    {
        if (size > (ulong)(_length - at)) throw new BadDataException(_path, $"byte {at}: a {part} of {size} bytes, of which the file of {_length} has {_length - at}: truncated or damaged.");
    }
}
