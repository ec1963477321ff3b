using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>An array in a .params file: what stands before its values, and where those are.</summary>
/// <param name="Shape">The extents.</param>
/// <param name="Type">MXNet's number of the element type.</param>
/// <param name="Start">Where the values begin.</param>
internal sealed record MxnetArray(IReadOnlyList<long> Shape, int Type, long Start)
{
    /// <summary>Begins an array whose extents have 64 bits.</summary>
    private const uint Version1 = 0xF993FAC8;

    /// <summary>Begins an array that says whether it is sparse.</summary>
    private const uint Version2 = 0xF993FAC9;

    /// <summary>The same with numpy's shapes, in which -1 extents stand for no array.</summary>
    private const uint Version3 = 0xF993FACA;

    private const int Dense = 0;
    private const int MaxRank = 32;

    /// <summary>Reads what stands before an array's values and goes past them.</summary>
    /// <exception cref="BadDataException">It is no array that can be read; its place is named.</exception>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public static MxnetArray Skip(BinaryReader reader, string path, int at)
    {
        var place = reader.BaseStream.Position;
        var begin = reader.ReadUInt32();
        if (begin is Version2 or Version3 && reader.ReadInt32() is not Dense) throw Bad("is sparse, which is not supported");
        // The first version had no mark and 32-bit extents.
        var versioned = begin is Version1 or Version2 or Version3;
        var rank = versioned ? reader.ReadInt32() : (int)Math.Min(begin, int.MaxValue);
        if (rank is < 1 or > MaxRank) throw Bad(rank is 0 or -1 ? "is empty" : $"has {rank} extents; 1 to {MaxRank} were expected");
        var shape = new long[rank];
        for (var axis = 0; axis < rank; axis++) shape[axis] = versioned ? reader.ReadInt64() : reader.ReadUInt32();
        reader.ReadInt64(); // The device that it was on.
        var type = reader.ReadInt32();
        var size = SizeOf(type) ?? throw Bad($"has the element type {type}, which MXNet does not have");
        var start = reader.BaseStream.Position;
        var left = (reader.BaseStream.Length - start) / size;
        foreach (var extent in shape)
        {
            if (extent < 1 || (left /= extent) == 0) throw Bad($"has the shape ({string.Join(", ", shape.Take(8))}), which the file has no room for");
        }

        reader.BaseStream.Position = start + shape.Aggregate(1L, (product, extent) => product * extent) * size;
        return new(shape, type, start);

        BadDataException Bad(string problem) => new(path, $"array {at + 1}, from byte {place}, {problem}.");
    }

    /// <summary>Reads the values.</summary>
    /// <exception cref="BadDataException">They are no floating-point numbers.</exception>
    public FloatTensor ReadValues(Stream stream, string path, string name)
    {
        var count = Shape.Aggregate(1L, (product, extent) => product * extent);
        if (count > Array.MaxLength) throw new BadDataException(path, $"the array '{name}' has {count} numbers, more than fit in memory.");
        stream.Position = Start;
        return new(new([.. Shape.Select(extent => (int)extent)]), Type switch
        {
            0 => Values<float>(stream, count, sizeof(float)),
            1 => Array.ConvertAll(Values<double>(stream, count, sizeof(double)), value => (float)value),
            2 => Array.ConvertAll(Values<Half>(stream, count, 2), value => (float)value),
            _ => throw new BadDataException(path, $"the array '{name}' has the element type {Type}; float32 (0), float64 (1) or float16 (2) was expected."),
        });
    }

    private static T[] Values<T>(Stream stream, long count, int size)
    {
        var values = new T[count];
        ArrayBytes.Read(stream, values, size);
        return values;
    }

    // float32, float64, float16, uint8, int32, int8, int64, bool, int16, uint16, uint32, uint64, bfloat16.
    private static int? SizeOf(int type) => type switch
    {
        0 or 4 or 10 => 4,
        1 or 6 or 11 => 8,
        2 or 8 or 9 or 12 => 2,
        3 or 5 or 7 => 1,
        _ => null,
    };
}
