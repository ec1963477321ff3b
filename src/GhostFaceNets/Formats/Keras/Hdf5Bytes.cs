using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace GhostFaceNets.Formats.Keras;

/// <summary>An HDF5 file as those see it who look over its parts: numbers at places, whatever they may mean.</summary>
/// <param name="path">What errors name.</param>
/// <param name="file">The open file.</param>
internal sealed class Hdf5Bytes(string path, SafeFileHandle file)
{
    /// <summary>The size of addresses and lengths.</summary>
    public const int WordSize = 8;

    private const int BlockSize = 256;

    // Whole files have far fewer objects and messages than bytes.
    private long _left = RandomAccess.GetLength(file);

    public long Length { get; } = RandomAccess.GetLength(file);

    public BadDataException Damaged(string problem) => new(path, problem);

    /// <summary>A number; 0 behind the file's end, where the library will find that out.</summary>
    public ulong Number(long at, int bytes)
    {
        Span<byte> number = stackalloc byte[WordSize];
        number.Clear();
        return at >= 0 && at < Length && RandomAccess.Read(file, number[..bytes], at) == bytes ? BinaryPrimitives.ReadUInt64LittleEndian(number) : 0;
    }

    /// <summary>Where a text and its zero end; the file's end if there is no zero.</summary>
    public long TextEnd(long at)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        for (; at < Length; at += BlockSize)
        {
            var zero = block[..RandomAccess.Read(file, block, at)].IndexOf((byte)0);
            if (zero >= 0) return at + zero + 1;
        }

        return Length;
    }

    /// <summary>Is told of each part that is looked at, so that circles end.</summary>
    public void Count()
    {
        if (--_left < 0) throw Damaged("its parts refer to each other in circles.");
    }

    /// <summary>Fails where a part does not end before the file does.</summary>
    public void CheckFits(string part, long at, UInt128 size)
    {
        var rest = Math.Max(0, Length - at);
        if (size > (UInt128)rest) throw Damaged($"byte {at}: a {part} of {size} bytes, of which the file of {Length} has {rest}: truncated or damaged.");
    }
}
