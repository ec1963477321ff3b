using System.Globalization;

namespace GhostFaceNets.Formats.RecordIo;

/// <summary>The <c>.lst</c> that MXNet's im2rec packs from: lines of a key, one label or more, and a picture's path, separated by tabs.</summary>
public static class RecordList
{
    /// <summary>Reads a list.</summary>
    /// <returns>Of each line the key, the first label, and the path as it stands there.</returns>
    /// <exception cref="BadDataException">A line has another form; names it.</exception>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    public static IEnumerable<(long Key, int Label, string Image)> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Parse(path, number, line);
        }
    }

    /// <summary>Writes a list.</summary>
    public static void Write(Stream stream, IEnumerable<(long Key, int Label, string Image)> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var writer = new StreamWriter(stream, leaveOpen: true);
        foreach (var (key, label, image) in lines) writer.Write(string.Create(CultureInfo.InvariantCulture, $"{key}\t{label}\t{image}\n"));
    }

    private static (long Key, int Label, string Image) Parse(string path, int number, string line) =>
        line.TrimEnd('\r').Split('\t') is [var key, var label, .., var image] columns && columns.Length > 2
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var person) && person is >= 0 and < int.MaxValue
            ? (of, (int)person, image)
            : throw new BadDataException(path, $"line {number}: expected a key, the number of a person and a picture's path, separated by tabs.");
}
