namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>The files <c>facescrub_lst</c> and <c>megaface_lst</c>: the path of a picture in each line, of which only the last parts count.</summary>
public static class PictureList
{
    /// <summary>Parts of a path in FaceScrub: person and file.</summary>
    public const int FaceScrubParts = 2;

    /// <summary>Parts of a path in MegaFace: two folders and file.</summary>
    public const int MegaFaceParts = 3;

    /// <summary>Reads a list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parts">How many parts of each path, from its end, name the picture.</param>
    /// <returns>The pictures' names, with <c>/</c>, in the file's order.</returns>
    /// <exception cref="BadDataException">The file is absent, a line has fewer parts or leads out of the folder, a picture is named twice, or there is none.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<string> Read(string path, int parts)
    {
        var (names, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (number, text) in ListLines.Read(path))
        {
            var name = Name(text, parts) ?? throw new BadDataException(path, $"line {number} is '{text}'; expected a path of {parts} parts such as {(parts == FaceScrubParts ? "person/file" : "folder/folder/file")}.");
            if (!seen.Add(name)) throw new BadDataException(path, $"line {number} names '{name}' again.");
            names.Add(name);
        }

        return names.Count > 0 ? names : throw new BadDataException(path, "it names no picture.");
    }

    /// <summary>The last parts of a path; null if it has fewer, or parts that are no names.</summary>
    internal static string? Name(string path, int parts)
    {
        var all = path.Replace('\\', '/').Split('/');
        return all.Length < parts || all[^parts..].Any(part => part is "" or "." or ".." || part.Contains('\0', StringComparison.Ordinal)) ? null : string.Join('/', all[^parts..]);
    }
}
