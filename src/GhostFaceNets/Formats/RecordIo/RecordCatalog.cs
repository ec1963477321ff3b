namespace GhostFaceNets.Formats.RecordIo;

/// <summary>Finds out which records of a file are pictures, and of whom.</summary>
/// <param name="reader">The file.</param>
/// <param name="entries">Its index in ascending order of the keys.</param>
internal sealed class RecordCatalog(RecordIoReader reader, IReadOnlyList<(long Key, long Offset)> entries)
{
    // Keys in labels are 32-bit floats, which count no further.
    private const int LargestExactKey = 1 << 24;

    /// <summary>The pictures in ascending order of their keys.</summary>
    /// <exception cref="BadDataException">A record is damaged or absent, or a label no class; names the byte or the key.</exception>
    public RecordImage[] Images(CancellationToken cancellation)
    {
        if (HeaderRecord() is not var (end, identitiesEnd)) return ByRecord(entries, cancellation);
        var images = new (long Key, long Offset)[end - 1];
        for (var key = 1; key < end; key++)
        {
            if (OffsetOf(key) is not { } offset) throw new BadDataException(reader.Path, $"key {key} has no record, though record 0 says that pictures have the keys 1 .. {end - 1}.");
            images[key - 1] = (key, offset);
        }

        return ByIdentity(images, identitiesEnd, cancellation) ?? ByRecord(images, cancellation);
    }

    /// <summary>A label as a class.</summary>
    /// <exception cref="BadDataException">It is none.</exception>
    public static int ClassOf(RecordIoReader reader, long offset, RecordHeader header) => header.Labels[0] is >= 0 and < int.MaxValue
        ? (int)header.Labels[0]
        : throw reader.Bad(offset, $"the label {header.Labels[0]}, where the number of a person is expected.");

    /// <summary>What record 0 says: one past the last key of a picture, and one past the last of an identity. Null where it says nothing.</summary>
    private (int End, int IdentitiesEnd)? HeaderRecord()
    {
        if (OffsetOf(0) is not { } offset) return null;
        var header = reader.ReadHeader(offset, out var imageSize);
        if (imageSize > 0 || header.Labels is not [>= 1 and <= LargestExactKey and var end, <= LargestExactKey and var identitiesEnd] || identitiesEnd < end) return null;
        return end - 1 < entries.Count
            ? ((int)end, (int)identitiesEnd)
            : throw reader.Bad(offset, $"record 0 says that there are {end - 1} pictures; the index has {entries.Count} records.");
    }

    /// <summary>By the identities' ranges: two looks a person instead of one a picture. Null where the ranges do not hold each picture once,
    /// or a person's first and last picture have another label.</summary>
    private RecordImage[]? ByIdentity((long Key, long Offset)[] images, int identitiesEnd, CancellationToken cancellation)
    {
        var labelled = new RecordImage[images.Length];
        var next = 1;
        for (var identity = images.Length + 1; identity < identitiesEnd; identity++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (OffsetOf(identity) is not { } offset) return null;
            if (reader.ReadHeader(offset, out _).Labels is not [var first, var end] || first != next || !(end >= first) || end != MathF.Truncate(end) || end - 1 > images.Length) return null;
            if (end == first) continue;
            var label = LabelOf(images[next - 1].Offset);
            if (LabelOf(images[(int)end - 2].Offset) != label) return null;
            for (; next < end; next++) labelled[next - 1] = new(next, images[next - 1].Offset, label);
        }

        return next == images.Length + 1 ? labelled : null;
    }

    /// <summary>By a look at each record; those without a picture are left out.</summary>
    private RecordImage[] ByRecord(IReadOnlyList<(long Key, long Offset)> records, CancellationToken cancellation)
    {
        var images = new List<RecordImage>();
        foreach (var (key, offset) in records)
        {
            cancellation.ThrowIfCancellationRequested();
            var header = reader.ReadHeader(offset, out var imageSize);
            if (imageSize > 0) images.Add(new(key, offset, ClassOf(reader, offset, header)));
        }

        return [.. images];
    }

    private int LabelOf(long offset) => ClassOf(reader, offset, reader.ReadHeader(offset, out _));

    private long? OffsetOf(long key)
    {
        // Mostly the keys count from 0 without a gap.
        if (key < entries.Count && entries[(int)key].Key == key) return entries[(int)key].Offset;
        var (low, high) = (0, entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Key == key) return entries[middle].Offset;
            if (entries[middle].Key < key) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }
}
