using System.Buffers.Binary;
using GhostFaceNets.Evaluation.Verification.Pickles;
using GhostFaceNets.Files;

namespace GhostFaceNets.Evaluation.Verification;

/// <summary>An evaluation <c>.bin</c>: encoded pictures two by two, and for each pair whether both show the same person.
/// The file is a Python pickle of <c>(images, issame)</c>; it is read as data, nothing in it can run.</summary>
public sealed class VerificationBin
{
    private const int Batch = 1000;

    private VerificationBin(ReadOnlyMemory<byte>[] images, bool[] same) => (Images, Same) = (images, same);

    /// <summary>2 n encoded pictures (JPEG, PNG ...): those of pair k are 2 k and 2 k + 1. Slices of the file's bytes.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Images { get; }

    /// <summary>For each of the n pairs, whether both pictures show the same person.</summary>
    public IReadOnlyList<bool> Same { get; }

    /// <summary>Reads a file of pickle protocol 2 to 5: a tuple or list of pictures (bytes, Python 2 strings, numpy arrays of the encoded bytes)
    /// and labels (booleans, 0 and 1, or a numpy array of them).</summary>
    /// <exception cref="BadDataException">The file holds anything else; names the byte and the instruction, or the picture.</exception>
    public static VerificationBin Read(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads the bytes of a file, as <see cref="Read"/> does.</summary>
    /// <param name="data">The whole file; the pictures stay slices of it.</param>
    /// <param name="name">The file as errors should name it.</param>
    /// <exception cref="BadDataException">See <see cref="Read"/>.</exception>
    public static VerificationBin Parse(ReadOnlyMemory<byte> data, string name)
    {
        var content = PickleReader.Read(data, name) switch
        {
            PickleTuple tuple => tuple.Items,
            List<object?> list => [.. list],
            _ => [],
        };
        if (content is not [List<object?> or PickleTuple, List<object?> or PickleTuple or PickleArray])
        {
            throw new BadDataException(name, "the pickle is not a pair of a list of pictures and a list of labels.");
        }

        var same = Labels(content[1], name);
        var images = Items(content[0]).Select((item, i) => Image(item, i, name)).ToArray();
        return images.Length == 2 * same.Length
            ? new VerificationBin(images, same)
            : throw new BadDataException(name, $"{images.Length} pictures for {same.Length} labels, where two pictures a label are expected.");
    }

    /// <summary>Writes a file as protocol 4, pictures as plain bytes, which Python's <c>pickle.load</c> and every insightface-like loader read.</summary>
    /// <param name="path">The file; it appears when it is complete.</param>
    /// <param name="images">Encoded pictures, those of pair k at 2 k and 2 k + 1.</param>
    /// <param name="same">For each pair, whether both show the same person.</param>
    /// <exception cref="ArgumentException">There are not two pictures for each label.</exception>
    public static void Write(string path, IReadOnlyList<ReadOnlyMemory<byte>> images, IReadOnlyList<bool> same)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(same);
        if (images.Count != 2L * same.Count) throw new ArgumentException($"{images.Count} pictures for {same.Count} labels.", nameof(images));
        AtomicFile.Write(path, stream =>
        {
            stream.Write([(byte)PickleOpcode.Protocol, 4]);
            WriteList(stream, images, WriteBytes);
            WriteList(stream, same, (to, value) => to.WriteByte((byte)(value ? PickleOpcode.NewTrue : PickleOpcode.NewFalse)));
            stream.Write([(byte)PickleOpcode.Tuple2, (byte)PickleOpcode.Stop]);
        });
    }

    private static void WriteList<T>(Stream stream, IReadOnlyList<T> items, Action<Stream, T> write)
    {
        stream.WriteByte((byte)PickleOpcode.EmptyList);
        foreach (var batch in items.Chunk(Batch))
        {
            stream.WriteByte((byte)PickleOpcode.Mark);
            foreach (var item in batch) write(stream, item);
            stream.WriteByte((byte)PickleOpcode.Appends);
        }
    }

    private static void WriteBytes(Stream stream, ReadOnlyMemory<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        stream.WriteByte((byte)PickleOpcode.BinBytes);
        stream.Write(length);
        stream.Write(bytes.Span);
    }

    private static IReadOnlyList<object?> Items(object? value) => value is PickleTuple tuple ? tuple.Items : (List<object?>)value!;

    private static ReadOnlyMemory<byte> Image(object? item, int index, string name) => item switch
    {
        ReadOnlyMemory<byte> bytes => bytes,
        PickleArray { Type: "u1", IsRow: true } array => array.Data,
        _ => throw new BadDataException(name, $"picture {index} is {Described(item)}, where the bytes of a JPEG or PNG file are expected."),
    };

    private static bool[] Labels(object? value, string name) => value is PickleArray array
        ? array.IsRow
            ? [.. array.Data.ToArray().Select((label, i) => Label((long)label, i, name))]
            : throw new BadDataException(name, $"the labels are {array}, where one for each pair is expected.")
        : [.. Items(value).Select((label, i) => Label(label, i, name))];

    private static bool Label(object? value, int index, string name) => value switch
    {
        bool same => same,
        0L => false,
        1L => true,
        _ => throw new BadDataException(name, $"label {index} is {Described(value)}, where True or False is expected."),
    };

    private static string Described(object? value) => value switch
    {
        PickleArray => $"{value}",
        ReadOnlyMemory<byte> => "a byte string",
        PickleText => "a text",
        long number => $"the number {number}",
        bool => "a boolean",
        null => "None",
        _ => "a list or the like",
    };
}
