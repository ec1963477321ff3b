using nietras.SeparatedValues;

namespace GhostFaceNets.Evaluation.Results;

/// <summary>Opens a file of comma-separated values (RFC 4180) that a stranger may have written.</summary>
internal static class CsvFile
{
    private const int MessageLength = 300;

    /// <summary>Lets a file be read.</summary>
    /// <exception cref="BadDataException">It is none, columns are doubled, or a line has not as many values as the first.</exception>
    public static void Read(string path, Action<SepReader> read)
    {
        try
        {
            using var reader = Sep.New(',').Reader(options => options with { Unescape = true, Trim = SepTrim.All }).FromFile(path);
            read(reader);
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or NotSupportedException)
        {
            // The library tells whole lines.
            var message = error.Message.ReplaceLineEndings(" ");
            throw new BadDataException(path, message.Length > MessageLength ? message[..MessageLength] + "…" : message, error);
        }
    }
}
