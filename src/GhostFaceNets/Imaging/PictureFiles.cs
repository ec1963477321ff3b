namespace GhostFaceNets.Imaging;

/// <summary>Finds the picture files of a folder.</summary>
public static class PictureFiles
{
    private static readonly HashSet<string> Extensions = new([".jpg", ".jpeg", ".png", ".webp", ".bmp"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name has the extension of a format that <see cref="PictureFile"/> reads, .jpg, .jpeg, .png, .webp or .bmp, and is
    /// not hidden by a dot in front, as the notes of macOS beside its files are.</summary>
    public static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path.AsSpan()).StartsWith('.');

    /// <summary>All picture files in a folder and the folders below it, in ordinal order of their paths. Links are
    /// followed, except a link to a folder that the search is already inside.</summary>
    /// <returns>Paths that begin with <paramref name="folder"/> as it was given; none where there are no pictures.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static IReadOnlyList<string> In(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"The folder '{folder}' does not exist.");
        var found = new List<string>();
        Search(new DirectoryInfo(folder), folder, [], found);
        found.Sort(string.CompareOrdinal);
        return found;
    }

    private static void Search(DirectoryInfo folder, string shown, List<string> inside, List<string> found)
    {
        var real = (DirectoryInfo)(folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder);
        var name = Path.TrimEndingDirectorySeparator(real.FullName);
        if (!real.Exists || inside.Contains(name)) return;
        inside.Add(name);
        foreach (var entry in real.EnumerateFileSystemInfos())
        {
            var path = Path.Combine(shown, entry.Name);
            if (entry is DirectoryInfo below) Search(below, path, inside, found);
            else if (IsPicture(path)) found.Add(path);
        }

        inside.RemoveAt(inside.Count - 1);
    }
}
