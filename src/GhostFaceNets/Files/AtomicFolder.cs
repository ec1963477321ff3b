namespace GhostFaceNets.Files;

/// <summary>Writes folders so that they appear under their name only when complete, as <see cref="AtomicFile"/> does with files.</summary>
public static class AtomicFolder
{
    /// <summary>Writes a folder aside and renames it; what was written is removed when the work fails, or by the next call when it was killed.</summary>
    /// <param name="path">The folder; absent or empty.</param>
    /// <param name="write">Fills the folder whose path it gets.</param>
    /// <exception cref="BadDataException">There is something under the name already.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        DemandFree(path);
        var aside = FreeAside(Trimmed(path));
        try
        {
            Directory.CreateDirectory(aside);
            write(aside);
            Complete(aside, path);
        }
        catch
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
            throw;
        }
    }

    /// <summary>Sees whether files can be written to a folder, before the work whose results they are to hold; makes it, and removes what processes that
    /// were killed left of files in it and below.</summary>
    /// <exception cref="IOException">They cannot; the message names the folder.</exception>
    public static void EnsureWritable(string path)
    {
        AtomicFile.Probe(path, Path.Combine(Path.GetFullPath(path), "file"));
        Leftovers.RemoveBelow(path);
    }

    /// <summary>Removes a folder; whenever that is interrupted, it is still whole or no longer under its name.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    public static void Delete(string path)
    {
        var aside = FreeAside(Trimmed(path));
        Directory.Move(path, aside);
        Directory.Delete(aside, recursive: true);
    }

    /// <summary>Checks that nothing is there to be overwritten.</summary>
    /// <exception cref="BadDataException">There is a file, or a folder that is not empty.</exception>
    internal static void DemandFree(string path)
    {
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new BadDataException(path, "is there already; name a new folder, or remove this one.");
        }
    }

    /// <summary>The folder beside it in which work that can go on after a stop is kept.</summary>
    internal static string Unfinished(string path) => Trimmed(path) + ".partial";

    /// <summary>Gives a finished folder its name.</summary>
    internal static void Complete(string aside, string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path);
        Directory.Move(aside, Trimmed(path));
    }

    /// <summary>The name under which this thread writes a folder, and nothing under it, nor what the dead left.</summary>
    private static string FreeAside(string target)
    {
        Leftovers.Remove(target);
        var aside = Leftovers.Aside(target);
        // Numbers come again, in a container with each run: what lies there is not of this process.
        if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        return aside;
    }

    private static string Trimmed(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
