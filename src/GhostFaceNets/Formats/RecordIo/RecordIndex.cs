using System.Globalization;

namespace GhostFaceNets.Formats.RecordIo;

/// <summary>The <c>.idx</c> beside a RecordIO file: lines of a record's key and of the byte at which it begins, separated by a tab.</summary>
public static class RecordIndex
{
    /// <summary>Reads an index.</summary>
    /// <returns>Keys and bytes in ascending order of the keys.</returns>
    /// <exception cref="BadDataException">A line has another form, or a key comes twice; names the line or the key.</exception>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    public static IReadOnlyList<(long Key, long Offset)> Read(string path)
    {
        var entries = new List<(long Key, long Offset)>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) entries.Add(Parse(path, number, line));
        }

        entries.Sort();
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Key == entries[i - 1].Key) throw new BadDataException(path, $"the key {entries[i].Key} comes twice.");
        }

        return entries;
    }

    /// <summary>Writes an index in the order that is given.</summary>
    public static void Write(Stream stream, IEnumerable<(long Key, long Offset)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using var writer = new StreamWriter(stream, leaveOpen: true);
        foreach (var (key, offset) in entries) writer.Write(string.Create(CultureInfo.InvariantCulture, $"{key}\t{offset}\n"));
    }

    /// <summary>Makes an index by a walk over the records: their own numbers as keys where these are all different, else counted from 0.</summary>
    /// <exception cref="BadDataException">The file is cut or damaged; names the byte.</exception>
    internal static IReadOnlyList<(long Key, long Offset)> Scan(RecordIoReader reader, CancellationToken cancellation)
    {
        var entries = new List<(long Key, long Offset)>();
        foreach (var offset in reader.Offsets())
        {
            cancellation.ThrowIfCancellationRequested();
            entries.Add(((long)Math.Min(reader.ReadHeader(offset, out _).Id, long.MaxValue), offset));
        }

        var byKey = entries.Order().ToList();
        var distinct = !byKey.Zip(byKey.Skip(1)).Any(pair => pair.First.Key == pair.Second.Key);
        return distinct ? byKey : [.. entries.Select((entry, key) => ((long)key, entry.Offset))];
    }

    private static (long Key, long Offset) Parse(string path, int number, string line) =>
        line.Split('\t') is [var key, var offset]
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && long.TryParse(offset.TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? (of, at)
            : throw new BadDataException(path, $"line {number}: expected a key and the byte at which its record begins, separated by a tab.");
}
