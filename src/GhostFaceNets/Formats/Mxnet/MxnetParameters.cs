using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>A .params file of MXNet: a list of arrays (<c>mx.nd.save</c>), each called <c>arg:NAME</c> or <c>aux:NAME</c>.
/// Layout: <c>src/ndarray/ndarray.cc</c> of Apache MXNet, <c>NDArray::Load</c>. Little endian throughout.</summary>
internal sealed class MxnetParameters
{
    private const ulong ListMagic = 0x112;
    private const int LeastBytesOfAnArray = 4;
    private const int LongestName = 1 << 12;

    private readonly Dictionary<string, FloatTensor> _tensors = [];

    private MxnetParameters(string file) => File = file;

    /// <summary>The file as errors name it.</summary>
    public string File { get; }

    /// <summary>Reads all arrays.</summary>
    /// <exception cref="BadDataException">The file is no .params file, or damaged.</exception>
    public static MxnetParameters Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return Read(stream, path);
        }
        catch (EndOfStreamException e)
        {
            throw new BadDataException(path, "it ends before its arrays do.", e);
        }
    }

    /// <summary>The array called so, with or without what says that it is trained or collected.</summary>
    public FloatTensor? Find(string name) => _tensors.GetValueOrDefault(name);

    private static MxnetParameters Read(FileStream stream, string path)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt64() != ListMagic) throw new BadDataException(path, "is no .params file of MXNet: it does not begin with 0x112.");
        reader.ReadUInt64();
        var arrays = new MxnetArray[Count(reader, path, "arrays", LeastBytesOfAnArray)];
        for (var at = 0; at < arrays.Length; at++) arrays[at] = MxnetArray.Skip(reader, path, at);
        if (Count(reader, path, "names", sizeof(ulong)) is var names && names != arrays.Length)
        {
            throw new BadDataException(path, $"it has {arrays.Length} arrays and {names} names; the graph needs a name for each.");
        }

        var texts = arrays.Select(_ => Name(reader, path)).ToArray();
        var parameters = new MxnetParameters(path);
        foreach (var (array, text) in arrays.Zip(texts))
        {
            var name = text.StartsWith("arg:", StringComparison.Ordinal) || text.StartsWith("aux:", StringComparison.Ordinal) ? text[4..] : text;
            if (!parameters._tensors.TryAdd(name, array.ReadValues(stream, path, name))) throw new BadDataException(path, $"two arrays are called '{name}'.");
        }

        return parameters;
    }

    private static int Count(BinaryReader reader, string path, string what, int leastBytes)
    {
        var count = reader.ReadUInt64();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count <= (ulong)(left / leastBytes)
            ? (int)count
            : throw new BadDataException(path, $"it speaks of {count} {what}, for which its {left} further bytes have no room.");
    }

    private static string Name(BinaryReader reader, string path)
    {
        var length = reader.ReadUInt64();
        if (length > LongestName) throw new BadDataException(path, $"an array's name has {length} bytes; at most {LongestName} were expected.");
        var bytes = reader.ReadBytes((int)length);
        return bytes.Length == (int)length ? System.Text.Encoding.UTF8.GetString(bytes) : throw new EndOfStreamException();
    }
}
