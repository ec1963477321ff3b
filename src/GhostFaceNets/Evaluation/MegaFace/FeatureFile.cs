using System.Buffers.Binary;
using GhostFaceNets.Files;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>The MegaFace devkit's file of one embedding, an OpenCV matrix of one column: four little-endian int32 (rows, 1 column,
/// 4 bytes a number, type 5 for float32), then the numbers.</summary>
public static class FeatureFile
{
    /// <summary>The most numbers that an embedding may have.</summary>
    public const int MaximalSize = 1 << 16;

    private const int HeaderBytes = 4 * sizeof(int);
    private const int Columns = 1;
    private const int Float32 = 5;

    /// <summary>The bytes of a file of so many numbers.</summary>
    public static int LengthOf(int size) => HeaderBytes + size * sizeof(float);

    /// <summary>Reads an embedding.</summary>
    /// <exception cref="BadDataException">There is no such file, or it is none of these.</exception>
    public static float[] Read(string path) => Parse(Bytes(path), path);

    /// <summary>Reads an embedding of a known size into place.</summary>
    /// <exception cref="BadDataException">There is no such file, it is none of these, or has another size.</exception>
    public static void Read(string path, Span<float> numbers)
    {
        var read = Read(path);
        if (read.Length != numbers.Length) throw new BadDataException(path, $"it has {read.Length} numbers where the others have {numbers.Length}.");
        read.CopyTo(numbers);
    }

    /// <summary>Writes an embedding; the file appears when it is complete.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<float> numbers)
    {
        var bytes = new byte[LengthOf(numbers.Length)];
        ReadOnlySpan<int> header = [numbers.Length, Columns, sizeof(float), Float32];
        for (var i = 0; i < header.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), header[i]);
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(HeaderBytes + i * sizeof(float)), numbers[i]);
        // A million files are not each flushed to the disk: one that a power cut spoils is found by its length and made anew.
        AtomicFile.Write(path, stream => stream.Write(bytes), flush: false);
    }

    /// <summary>Whether a complete file of so many numbers is there already.</summary>
    public static bool Exists(string path, int size) => new FileInfo(path) is { Exists: true } file && file.Length == LengthOf(size);

    private static float[] Parse(byte[] bytes, string path)
    {
        if (bytes.Length < HeaderBytes) throw new BadDataException(path, $"it has {bytes.Length} bytes; an embedding's file begins with {HeaderBytes}.");
        int Header(int place) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(place * sizeof(int)));
        var size = Header(0);
        if (size is < 1 or > MaximalSize || Header(1) != Columns || Header(2) != sizeof(float) || Header(3) != Float32)
        {
            throw new BadDataException(path, $"its header is {size}, {Header(1)}, {Header(2)}, {Header(3)}; expected 1 to {MaximalSize} rows, then {Columns}, {sizeof(float)}, {Float32}.");
        }

        if (bytes.Length != LengthOf(size)) throw new BadDataException(path, $"it has {bytes.Length} bytes; {size} numbers take {LengthOf(size)}.");
        var numbers = new float[size];
        for (var i = 0; i < size; i++) numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(HeaderBytes + i * sizeof(float)));
        var bad = Array.FindIndex(numbers, number => !float.IsFinite(number));
        return bad < 0 ? numbers : throw new BadDataException(path, $"number {bad} is not finite: the network has diverged.");
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            // A file with more than the largest embedding is not read whole to say so.
            var length = new FileInfo(path).Length;
            if (length > LengthOf(MaximalSize)) throw new BadDataException(path, $"it has {length} bytes; the largest embedding takes {LengthOf(MaximalSize)}.");
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadDataException(path, $"the embedding cannot be read: {error.Message}", error);
        }
    }
}
