using System.IO.Enumeration;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data;

/// <summary>Lists the pictures of a folder of person folders.</summary>
internal static class FolderScan
{
    /// <summary>All pictures exactly two levels deep, people and files in ordinal order. Files beside the person folders are no people.</summary>
    public static List<FolderFile> Of(string root)
    {
        if (!Directory.Exists(root))
        {
            throw new BadDataException(root, "there is no such folder; a data set is a folder that holds one folder of pictures per person.");
        }

        var files = new List<FolderFile>();
        try
        {
            foreach (var person in Directory.GetDirectories(root).Select(Path.GetFileName).Order(StringComparer.Ordinal))
            {
                files.AddRange(Pictures(root, person!).OrderBy(file => file.Name, StringComparer.Ordinal));
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new BadDataException(root, $"cannot be read as a whole: {error.Message}", error);
        }

        // A run that is gone on with reads them from lines of columns.
        var unlisted = files.FindIndex(file => BreaksLines(file.Person) || BreaksLines(file.Name));
        if (unlisted < 0) return files;
        throw new BadDataException(
            Path.Combine(root, files[unlisted].Person, files[unlisted].Name), "has a tab or line break in its name, which no list of pictures can hold; rename it.");
    }

    // One look at the disk per file: name, size and time come together. A folder that cannot be looked into must not change the classes.
    private static FileSystemEnumerable<FolderFile> Pictures(string root, string person) =>
        new(
            Path.Combine(root, person),
            (ref FileSystemEntry entry) => new FolderFile(person, entry.FileName.ToString(), entry.Length, entry.LastWriteTimeUtc.UtcDateTime),
            new() { IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && PictureFiles.IsPicture(entry.FileName.ToString()),
        };

    private static bool BreaksLines(string name) => name.AsSpan().IndexOfAny('\t', '\r', '\n') >= 0;
}
