using System.Runtime.CompilerServices;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Finds the ends of datatypes, which do not say how long they are, and looks at what enumerations say they hold.</summary>
/// <remarks>HDF5 File Format Specification 3.0, IV.A.2.d.</remarks>
internal static class Hdf5Types
{
    private const int HeaderSize = 8;

    /// <summary>Where the type at a place ends; for a class that there is not, after its header.</summary>
    /// <exception cref="BadDataException">An enumeration has more values than the file has bytes.</exception>
    public static long End(Hdf5Bytes file, long at)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        file.Count();
        var (kind, version, count) = ((int)file.Number(at, 1) & 15, (int)file.Number(at, 1) >> 4, (int)file.Number(at + 1, 2));
        var properties = at + HeaderSize;
        return kind switch
        {
            // Integers, floating point, times, bit fields, and opaque ones, which have a tag.
            0 or 4 => properties + 4,
            1 => properties + 12,
            2 => properties + 2,
            5 => properties + (count & 0xFF),
            6 => CompoundEnd(file, at, version, count),
            8 => EnumerationEnd(file, at, version, count),
            9 => End(file, properties),

            // Arrays: older ones number their dimensions as well.
            10 => End(file, properties + (version == 2 ? 4 : 1) + ((version == 2 ? 8 : 4) * (long)file.Number(properties, 1))),
            _ => properties,
        };
    }

    /// <summary>Where the name at a place ends; older ones are filled up to multiples of 8 bytes.</summary>
    public static long NameEnd(Hdf5Bytes file, long at, bool padded)
    {
        var length = file.TextEnd(at) - at;
        return at + (padded ? (length + 7) & -8 : length);
    }

    private static long CompoundEnd(Hdf5Bytes file, long at, int version, int members)
    {
        // Newest ones give a member's place with as many bytes as the type's size takes.
        var places = version switch { 1 => 32, 2 => 4, _ => file.Number(at + 4, 4) switch { < 1 << 8 => 1, < 1 << 16 => 2, < 1 << 24 => 3, _ => 4 } };
        var next = at + HeaderSize;
        for (; members > 0; members--) next = End(file, NameEnd(file, next, version < 3) + places);
        return next;
    }

    private static long EnumerationEnd(Hdf5Bytes file, long at, int version, int members)
    {
        var next = End(file, at + HeaderSize);
        for (var i = 0; i < members; i++)
        {
            file.Count();
            next = NameEnd(file, next, version < 3);
        }

        var values = members * (long)file.Number(at + 4, 4);
        file.CheckFits("list of an enumeration's values", next, (UInt128)values);
        return next + values;
    }
}
