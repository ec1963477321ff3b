namespace GhostFaceNets.Formats.Keras;

/// <summary>Looks over the messages of objects: links, fill values, layouts and attributes, which say how large something in them is.</summary>
/// <remarks>HDF5 File Format Specification 3.0, IV.A.2.</remarks>
internal static class Hdf5Messages
{
    private const int WordSize = Hdf5Bytes.WordSize;
    private const int Shared = 2;
    private const int SharedParts = 3;

    // Packed chunks may be larger than the file.
    private const int LargestChunk = 1 << 24;

    /// <summary>Looks at a message of any kind.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">The number of its kind.</param>
    /// <param name="flags">Says, among other things, whether it lies elsewhere.</param>
    /// <param name="at">Where its content begins.</param>
    /// <exception cref="BadDataException">Something in it is larger than the file.</exception>
    public static void Check(Hdf5Bytes file, int kind, int flags, long at)
    {
        if (kind == 0x06) CheckLink(file, at, LengthOfName(file, at));
        else if (kind == 0x08) CheckLayout(file, at);
        else if ((flags & Shared) != 0) return;
        else if (kind == 0x03) Hdf5Types.End(file, at);
        else if (kind == 0x04) file.CheckFits("fill value", at, file.Number(at, 4));
        else if (kind == 0x05) CheckFillValue(file, at);
        else if (kind == 0x0C) CheckAttribute(file, at);
    }

    /// <summary>Looks whether the file has an attribute's values, where its type and its space are its own.</summary>
    /// <exception cref="BadDataException">It does not.</exception>
    public static void CheckAttribute(Hdf5Bytes file, long at)
    {
        var version = file.Number(at, 1);
        if (version != 1 && (file.Number(at + 1, 1) & SharedParts) != 0) return;
        var type = Hdf5Types.NameEnd(file, at + (version == 3 ? 9 : 8), padded: version == 1);
        var space = Hdf5Types.End(file, type);
        // What fills up a type to a multiple of 8 bytes is reckoned from the size that the attribute gives.
        if (version == 1) space += -(long)file.Number(at + 4, 2) & 7;
        var dimensions = space + (file.Number(space, 1) == 1 ? 8 : 4);
        file.CheckFits("value of an attribute", at, Product(file, dimensions, (int)file.Number(space + 1, 1), WordSize, file.Number(type + 4, 4)));
    }

    /// <summary>Looks at a link's name, if what has been read is the length of one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">Where the link begins, if it is one.</param>
    /// <param name="readAt">Where something was read.</param>
    /// <param name="read">How many bytes that was.</param>
    /// <exception cref="BadDataException">The name is longer than the file.</exception>
    public static void CheckLink(Hdf5Bytes file, long at, long readAt, int read)
    {
        // The library looks at its version last.
        if (LengthOfName(file, at) is var length && length == (readAt, read)) CheckLink(file, at, length);
    }

    private static void CheckLink(Hdf5Bytes file, long at, (long At, int Size) length) => file.CheckFits("link's name", at, file.Number(length.At, length.Size));

    private static (long At, int Size) LengthOfName(Hdf5Bytes file, long at)
    {
        var flags = (int)file.Number(at + 1, 1);
        return (at + 2 + ((flags & 8) != 0 ? 1 : 0) + ((flags & 4) != 0 ? WordSize : 0) + ((flags & 0x10) != 0 ? 1 : 0), 1 << (flags & 3));
    }

    private static void CheckFillValue(Hdf5Bytes file, long at)
    {
        // The newest version says in a bit what older ones say in a byte: that there is a value.
        var newest = file.Number(at, 1) == 3;
        var has = newest ? (file.Number(at + 1, 1) & 0x20) != 0 : file.Number(at + 3, 1) == 1;
        if (has) file.CheckFits("fill value", at, file.Number(at + (newest ? 2 : 4), 4));
    }

    private static void CheckLayout(Hdf5Bytes file, long at)
    {
        var version = file.Number(at, 1);
        var layout = file.Number(at + (version < 3 ? 2 : 1), 1);
        var (rankAt, sizesAt, width) = version switch
        {
            3 => (at + 2, at + 11, 4),
            4 => (at + 3, at + 5, (int)Math.Min(WordSize, file.Number(at + 4, 1))),
            _ => (at + 1, at + (layout == 0 ? 8 : 16), 4),
        };
        var rank = (int)file.Number(rankAt, 1);

        // Newer ones give two bytes to the size of data in the message.
        if (layout == 0 && version < 3) file.CheckFits("data set", at, file.Number(sizesAt + (width * rank), 4));

        // The last size is that of a number, for which the library takes the type's: weights are read as float32 only.
        if (layout == 2 && Product(file, sizesAt, rank - 1, width, sizeof(float)) is var chunk && chunk > LargestChunk) file.CheckFits("chunk", at, chunk);
    }

    /// <summary>A size times numbers of the file; it stops before a further product could overflow.</summary>
    private static UInt128 Product(Hdf5Bytes file, long at, int count, int width, UInt128 size)
    {
        for (var i = 0; i < count && size <= ulong.MaxValue; i++) size *= file.Number(at + (width * i), width);
        return size;
    }
}
