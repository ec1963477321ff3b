using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GhostFaceNets.Formats;

/// <summary>Moves the bytes of arrays of plain numbers between memory and streams, also beyond the 2 GB of a span.</summary>
internal static class ArrayBytes
{
    private const int Chunk = 1 << 24;

    /// <summary>Fills an array from a stream.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public static void Read(Stream stream, Array values, int elementSize)
    {
        var bytes = values.LongLength * elementSize;
        for (var at = 0L; at < bytes; at += Chunk) stream.ReadExactly(Part(values, at, bytes));
    }

    /// <summary>Writes an array to a stream.</summary>
    public static void Write(Stream stream, Array values, int elementSize)
    {
        var bytes = values.LongLength * elementSize;
        for (var at = 0L; at < bytes; at += Chunk) stream.Write(Part(values, at, bytes));
    }

    /// <summary>Whether truth values read from a file are all 0 or 1, as .NET requires of them.</summary>
    public static bool AreTruthValues(bool[] values) =>
        !MemoryMarshal.AsBytes<bool>(values).ContainsAnyExceptInRange((byte)0, (byte)1);

    private static Span<byte> Part(Array values, long start, long end) => MemoryMarshal.CreateSpan(
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), (nint)start), (int)Math.Min(end - start, Chunk));
}
