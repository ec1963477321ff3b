using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Looks over the heaps of an HDF5 file, where its texts and names lie, before a library reads it: that one asks for as much memory
/// as a heap says it has, however short the file is.</summary>
/// <remarks>HDF5 File Format Specification 3.0, III.D (local heaps) and III.E (global heaps).</remarks>
internal static class Hdf5Heaps
{
    private const int Chunk = 1 << 16;
    private const int HeaderSize = 16;
    private const int WordSize = 8;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Fails where a heap, or a part of one, ends behind the file's end.</summary>
    /// <exception cref="BadDataException">Names the byte; also where the file does not begin as HDF5, or has addresses of other than 8 bytes.</exception>
    public static void Check(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        CheckStart(path, file);
        var chunk = new byte[(int)Math.Min(length, Chunk)];
        for (long at = 0; at < length; at += chunk.Length - HeaderSize)
        {
            var bytes = chunk.AsSpan(0, RandomAccess.Read(file, chunk, at));
            for (var from = 0; bytes[from..].IndexOfAny("GCOL"u8[0], "HEAP"u8[0]) is >= 0 and var next; from += next + 1)
            {
                var heap = bytes[(from + next)..];
                if (heap.Length < HeaderSize) break;
                var size = BinaryPrimitives.ReadUInt64LittleEndian(heap[WordSize..]);
                if (heap.StartsWith("HEAP\0\0\0\0"u8)) CheckFits(path, at + from + next, size, length);
                else if (heap.StartsWith("GCOL\u0001\0\0\0"u8)) CheckObjects(path, file, at + from + next, size, length);
            }

            if (bytes.Length < chunk.Length || chunk.Length <= HeaderSize) break;
        }
    }

    private static void CheckStart(string path, SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[HeaderSize];
        start = start[..RandomAccess.Read(file, start, 0)];
        if (!start.StartsWith(Signature)) throw new BadDataException(path, "it is no HDF5 file, of which Keras' .h5 files are a kind.");

        // The superblock's version decides where it says how long addresses and lengths are.
        var sizes = start.Length < HeaderSize ? [] : start.Slice(start[WordSize] < 2 ? WordSize + 5 : WordSize + 1, 2);
        if (sizes is not [WordSize, WordSize]) throw new BadDataException(path, "byte 8: the HDF5 file has addresses or lengths of other than 8 bytes, which Keras does not write.");
    }

    private static void CheckObjects(string path, SafeFileHandle file, long at, ulong size, long length)
    {
        CheckFits(path, at, size, length);
        Span<byte> header = stackalloc byte[HeaderSize];
        var end = at + (long)size;
        for (var next = at + HeaderSize; end - next > HeaderSize && RandomAccess.Read(file, header, next) == HeaderSize;)
        {
            // Object 0 is the free space at the end.
            if (BinaryPrimitives.ReadUInt16LittleEndian(header) == 0) return;
            var objectSize = BinaryPrimitives.ReadUInt64LittleEndian(header[WordSize..]);
            CheckFits(path, next, objectSize, length);
            next += HeaderSize + (((long)objectSize + WordSize - 1) & -WordSize);
        }
    }

    private static void CheckFits(string path, long at, ulong size, long length)
    {
        if (size > (ulong)(length - at)) throw new BadDataException(path, $"byte {at}: a heap of {size} bytes, of which the file of {length} has {length - at}: truncated or damaged.");
    }
}
