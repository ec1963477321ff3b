using System.Globalization;
using System.IO.Compression;
using System.Text;
using GhostFaceNets.Files;

namespace GhostFaceNets.Training.Data;

/// <summary>The list of a folder data set's files with size and time, kept beside a run so that a changed folder is
/// noticed: gzip-compressed lines of person, file, bytes and UTC time, separated by tabs.</summary>
public static class FolderList
{
    /// <summary>Writes the list.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<FolderFile> files) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(false));
        foreach (var file in files)
        {
            writer.Write($"{file.Person}\t{file.Name}\t{file.Size.ToString(CultureInfo.InvariantCulture)}\t{file.Modified:O}\n");
        }
    });

    /// <summary>Reads a list.</summary>
    /// <exception cref="BadDataException">The file is no such list; names the line.</exception>
    public static IReadOnlyList<FolderFile> Read(string path)
    {
        var files = new List<FolderFile>();
        try
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
            while (reader.ReadLine() is { } line) files.Add(Parse(path, files.Count + 1, line));
        }
        catch (InvalidDataException error)
        {
            throw new BadDataException(path, "is no gzip-compressed list of files.", error);
        }

        return files;
    }

    /// <summary>What changed between two lists, in a sentence; null when nothing did.</summary>
    public static string? Difference(IReadOnlyList<FolderFile> before, IReadOnlyList<FolderFile> now)
    {
        // Lists and embeddings of two folders can have one name.
        var (old, known) = (before.ToHashSet(), before.Select(file => (file.Person, file.Name)).ToHashSet());
        var changes = new List<string>();
        void Report(string what, IReadOnlyList<FolderFile> files)
        {
            if (files.Count > 0) changes.Add($"{files.Count} {what} (first {files[0].Person}/{files[0].Name})");
        }

        Report("added", [.. now.Where(file => !known.Contains((file.Person, file.Name)))]);
        Report("changed", [.. now.Where(file => !old.Contains(file) && known.Contains((file.Person, file.Name)))]);
        var present = now.Select(file => (file.Person, file.Name)).ToHashSet();
        Report("removed", [.. before.Where(file => !present.Contains((file.Person, file.Name)))]);
        return changes.Count == 0 ? null : string.Join(", ", changes);
    }

    private static FolderFile Parse(string path, int number, string line) =>
        line.Split('\t') is [var person, var name, var size, var time]
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
        && DateTime.TryParseExact(time, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var modified)
            ? new FolderFile(person, name, bytes, modified)
            : throw new BadDataException(path, $"line {number} is not person, file, bytes and time, separated by tabs.");
}
