using System.Globalization;
using GhostFaceNets.Files;

namespace GhostFaceNets.Training.Runs;

/// <summary>A history as comma-separated values (RFC 4180): a column per name, a line per epoch, nothing where an epoch has
/// no value.</summary>
internal static class HistoryCsv
{
    private static readonly char[] s_quoted = [',', '"', '\n', '\r'];

    /// <summary>Writes the table.</summary>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, TrainingHistory history)
    {
        var lines = Enumerable.Range(0, history.Epochs).Select(epoch => history.Names
            .Select(name => history[name].ElementAtOrDefault(epoch)?.ToString(CultureInfo.InvariantCulture) ?? "")
            .Prepend((epoch + 1).ToString(CultureInfo.InvariantCulture)));
        var header = history.Names.Select(Quote).Prepend("epoch");
        AtomicFile.WriteText(path, string.Concat(lines.Prepend(header).Select(line => string.Join(',', line) + "\n")));
    }

    private static string Quote(string name) =>
        name.IndexOfAny(s_quoted) < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
