using System.Globalization;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Reads a meta file line by line, so that its size does not matter.</summary>
internal static class MetaLines
{
    /// <summary>Gives the lines that are not blank, with their numbers from 1.</summary>
    /// <exception cref="BadDataException">The file is absent.</exception>
    public static IEnumerable<(int Number, string Text)> Read(string path, CancellationToken cancellation)
    {
        DemandPresent(path);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            cancellation.ThrowIfCancellationRequested();
            if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }

    /// <summary>A number that the lines of a file do not exceed: the lines themselves, blank ones too, and one more here and there.</summary>
    /// <exception cref="BadDataException">The file is absent.</exception>
    public static int CountMost(string path)
    {
        DemandPresent(path);
        using var stream = File.OpenRead(path);
        var (buffer, lines) = (new byte[1 << 16], 1);
        for (int read; (read = stream.Read(buffer)) > 0;) lines += Ends(buffer.AsSpan(0, read));
        return lines;

        static int Ends(ReadOnlySpan<byte> text) => text.Count((byte)'\n') + text.Count((byte)'\r') - text.Count("\r\n"u8);
    }

    /// <summary>An id or a label: a whole number from 0.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>A coordinate or a score.</summary>
    public static bool TryReal(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static void DemandPresent(string path)
    {
        if (!File.Exists(path)) throw new BadDataException(path, "there is no such file; expected a release with IJBB/meta and IJBB/loose_crop, or the same below IJBC.");
    }
}
