using Microsoft.Win32.SafeHandles;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Looks over parts of an HDF5 file, heaps and the messages of objects, as a library comes to them: that one asks for as much
/// memory as they say they have, however short the file is.</summary>
/// <remarks>HDF5 File Format Specification 3.0, III.D (local heaps), III.E (global heaps) and IV.A.1 (object headers).</remarks>
internal sealed class Hdf5Sizes
{
    private const int SignatureSize = 4;
    private const int HeaderSize = 16;
    private const int WordSize = Hdf5Bytes.WordSize;
    private const int SmallestHeap = 4096;
    private const int Continuation = 0x10;

    // What has no letters of its own is known by the lengths of its fields, which the library reads one by one: kind, size, flags and three
    // bytes for later of a message in a header of the older form; version, flags and three sizes of an attribute in a heap;
    // size, filters and the first number of its place of a chunk in a tree.
    private const uint OldMessage = 0x2213;
    private const uint Attribute = 0x11222;
    private const uint Chunk = 0x448;
    private const ulong Tree = 'T' | ('R' << 8) | ('E' << 16) | ('E' << 24);

    // Kind, order and letters of a link's name lie before its length.
    private const int FurthestLength = 12;

    private readonly Hdf5Bytes _file;
    private readonly HashSet<long> _seen = [];
    private uint _lately;
    private long _jump;

    /// <summary>Looks at the file's start.</summary>
    /// <param name="path">What errors name.</param>
    /// <param name="file">The open file.</param>
    /// <exception cref="BadDataException">The file does not begin as HDF5, or has addresses of other than 8 bytes.</exception>
    public Hdf5Sizes(string path, SafeFileHandle file)
    {
        _file = new(path, file);
        Span<byte> start = stackalloc byte[HeaderSize];
        start = start[..RandomAccess.Read(file, start, 0)];
        if (!start.StartsWith(Signature)) throw _file.Damaged("it is no HDF5 file, of which Keras' .h5 files are a kind.");

        // The superblock's version decides where it says how long addresses and lengths are.
        var sizes = start.Length < HeaderSize ? [] : start.Slice(start[WordSize] < 2 ? WordSize + 5 : WordSize + 1, 2);
        if (sizes is not [WordSize, WordSize]) throw _file.Damaged("byte 8: the HDF5 file has addresses or lengths of other than 8 bytes, which Keras does not write.");
    }

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Hears that the library goes on at another place.</summary>
    public void Jump(long at) => (_jump, _lately) = (at, 0);

    /// <summary>Fails where a heap, a part of one, or what a message says it holds ends behind the file's end.</summary>
    /// <param name="read">What the library has just read.</param>
    /// <param name="at">Where that is.</param>
    /// <exception cref="BadDataException">Names the byte.</exception>
    public void Check(ReadOnlySpan<byte> read, long at)
    {
        _lately = (_lately << 4) | (uint)Math.Min(read.Length, 0xF);
        if (read.SequenceEqual("HEAP"u8)) _file.CheckFits("heap", at, _file.Number(at + WordSize, WordSize));
        else if (read.SequenceEqual("GCOL"u8) && _seen.Add(at)) CheckObjects(at, _file.Number(at + WordSize, WordSize));

        // The first letter is read alone: it may be the version of an older header.
        else if (read.SequenceEqual("HDR"u8) && _seen.Add(at)) CheckHeader(at - 1);
        else if ((_lately & 0xFFFF) == OldMessage) Hdf5Messages.Check(_file, (int)_file.Number(at - 5, 2), (int)_file.Number(at - 1, 1), at + read.Length);
        else if ((_lately & 0xFFF) == Chunk && _file.Number(_jump, SignatureSize) == Tree) _file.CheckFits("chunk", at - WordSize, _file.Number(at - WordSize, 4));

        // The library jumps to each message in a heap.
        else if (_lately == Attribute) Hdf5Messages.CheckAttribute(_file, _jump);
        else if (at - _jump is > 1 and <= FurthestLength) Hdf5Messages.CheckLink(_file, _jump, at, read.Length);
    }

    private void CheckObjects(long at, ulong size)
    {
        _file.CheckFits("heap", at, size);

        // The library would take a smaller one for endless.
        if (size < SmallestHeap) throw _file.Damaged($"byte {at}: a heap of {size} bytes, expected {SmallestHeap} at least: damaged.");
        var end = at + (long)size;
        for (var next = at + HeaderSize; end - next > HeaderSize;)
        {
            _file.Count();
            // Object 0 is the free space at the end.
            if (_file.Number(next, 2) == 0) return;
            var objectSize = _file.Number(next + WordSize, WordSize);
            _file.CheckFits("heap", next, objectSize);
            next += HeaderSize + (((long)objectSize + WordSize - 1) & -WordSize);

            // The library would go on behind it, for ever.
            if (next > end) throw _file.Damaged($"byte {at}: a heap's object ends behind the heap: damaged.");
        }
    }

    /// <summary>Looks at the messages of a header of the newer form, and those of the blocks in which it goes on.</summary>
    private void CheckHeader(long at)
    {
        var flags = (int)_file.Number(at + 5, 1);
        var sizeAt = at + 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        var blocks = new Queue<(long Start, ulong Size)>([(sizeAt + (1 << (flags & 3)), _file.Number(sizeAt, 1 << (flags & 3)))]);
        while (blocks.TryDequeue(out var block))
        {
            var end = block.Start + (long)Math.Min(block.Size, (ulong)Math.Max(0, _file.Length - block.Start));
            var prefix = (flags & 4) != 0 ? 6 : 4;
            for (var next = block.Start; end - next > prefix;)
            {
                _file.Count();
                var (kind, messageFlags, content) = ((int)_file.Number(next, 1), (int)_file.Number(next + 3, 1), next + prefix);
                next = content + (long)_file.Number(next + 1, 2);
                if (next > end) throw _file.Damaged($"byte {content}: a message ends behind its object's header: damaged.");
                Hdf5Messages.Check(_file, kind, messageFlags, content);

                // The block has its own signature before the messages and a checksum behind them.
                if (kind == Continuation && _file.Number(content, WordSize) is var address && address < (ulong)_file.Length)
                {
                    blocks.Enqueue(((long)address + SignatureSize, _file.Number(content + WordSize, WordSize) - (2 * SignatureSize)));
                }
            }
        }
    }
}
