using System.Collections.Immutable;
using GhostFaceNets.Files;

namespace GhostFaceNets.Formats.Numpy;

/// <summary>Numpy's file of one array: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
/// Little-endian float16, float32, float64, int32, int64, bytes, truth values and strings; both orders are read, C order is
/// written. Pickled objects are never read: they can call any code.</summary>
public static class NpyFile
{
    /// <summary>Reads an array.</summary>
    /// <exception cref="BadDataException">The file is truncated, no .npy file, or of a type that is not supported.</exception>
    public static NumpyArray Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(stream, path, stream.Length);
    }

    /// <summary>Writes an array; the file appears only when complete. Strings lose NUL characters at their end.</summary>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, NumpyArray array) => AtomicFile.Write(path, stream => Write(stream, array));

    internal static NumpyArray Read(Stream stream, string name, long available)
    {
        try
        {
            var header = NpyHeader.Read(stream, name, available, out var size);
            return new(header.Shape, ReadElements(stream, name, header, available - size));
        }
        catch (Exception problem) when (problem is EndOfStreamException or OverflowException)
        {
            throw new BadDataException(name, "it ends before its array does.", problem);
        }
    }

    internal static void Write(Stream stream, NumpyArray array)
    {
        if (array.Elements is string[] texts)
        {
            NumpyStrings.Write(stream, array.Shape, texts);
            return;
        }

        var type = NumpyType.Of(array.ElementType)!;
        stream.Write(new NpyHeader(type.Name, FortranOrder: false, array.Shape).ToBytes());
        ArrayBytes.Write(stream, array.Elements, type.Size);
    }

    private static Array ReadElements(Stream stream, string name, NpyHeader header, long available)
    {
        var count = header.Count;
        var numbers = NumpyType.OfNumbers(header.Type.Replace('=', '<'));
        var size = numbers?.Size ?? NumpyStrings.ElementSize(header.Type) ?? throw Unsupported(name, header.Type);
        if (size == 0 ? count > 0 : count > Math.Min(available / size, Array.MaxLength))
        {
            throw new BadDataException(
                name, $"its array ({string.Join(", ", header.Shape)}) of {header.Type} does not fit into the {available} bytes after the header.");
        }

        Array values = numbers is null
            ? NumpyStrings.Read(stream, name, header.Type, size, (int)count)
            : Array.CreateInstance(numbers.Element, (int)count);
        if (numbers is not null) ArrayBytes.Read(stream, values, size);
        if (values is bool[] flags && !ArrayBytes.AreTruthValues(flags))
        {
            throw new BadDataException(name, "it has truth values other than 0 and 1.");
        }

        return header.FortranOrder && header.Shape.Length > 1 ? ToRowMajor(values, header.Shape) : values;
    }

    private static Array ToRowMajor(Array values, ImmutableArray<int> shape)
    {
        var ordered = Array.CreateInstance(values.GetType().GetElementType()!, values.Length);
        var index = new int[shape.Length];
        var strides = new long[shape.Length];
        for (var axis = 0; axis < shape.Length; axis++) strides[axis] = axis == 0 ? 1 : strides[axis - 1] * shape[axis - 1];
        for (var to = 0; to < ordered.Length; to++)
        {
            var from = 0L;
            for (var axis = 0; axis < index.Length; axis++) from += index[axis] * strides[axis];
            Array.Copy(values, from, ordered, to, 1);
            for (var axis = index.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) index[axis] = 0;
        }

        return ordered;
    }

    private static BadDataException Unsupported(string name, string type) => new(
        name,
        type.EndsWith('O')
            ? "it holds pickled Python objects, which can call any code and are not read; save plain arrays (allow_pickle=False)."
            : $"its elements are of type '{type}', expected <f2, <f4, <f8, <i4, <i8, |u1, |b1, <U or |S.");
}
