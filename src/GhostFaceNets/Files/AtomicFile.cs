namespace GhostFaceNets.Files;

/// <summary>Writes files so that they appear under their name only when complete: aside, flushed to the disk, renamed.
/// After a crash at any moment there is the old file or the new one, never a part. A device or a pipe such as <c>/dev/stdout</c> is written to, never
/// replaced.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file through a stream; folders are made as needed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="flush">Whether to wait until the disk has it. Without, a power cut may leave a file that is short or empty; for the
    /// small files of millions whose reader sees that.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; the old file is untouched.</exception>
    public static void Write(string path, Action<Stream> write, bool flush = true)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        if (Devices.IsDevice(target))
        {
            Devices.Write(target, write);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var aside = Leftovers.Aside(target);
        try
        {
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flush);
            }

            File.Move(aside, target, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    /// <summary>Sees whether a file can be written, before the work whose result it is to hold; makes its folder, and removes what processes that
    /// were killed left of it.</summary>
    /// <exception cref="IOException">It cannot; the message names it.</exception>
    public static void EnsureWritable(string path)
    {
        var target = Path.GetFullPath(path);
        if (Devices.IsDevice(target))
        {
            if (!File.Exists(target)) throw new IOException($"{path}: it cannot be written: there is no such device");
            return;
        }

        if (Directory.Exists(target)) throw new IOException($"{path}: it cannot be written: it is a folder, a file was expected");
        Probe(path, target);
        Leftovers.Remove(target);
    }

    /// <summary>Makes the folder of a file and writes beside the file.</summary>
    /// <param name="name">What is named when that fails.</param>
    /// <param name="target">The full path of the file.</param>
    /// <exception cref="IOException">It fails.</exception>
    internal static void Probe(string name, string target)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            new FileStream(Leftovers.Probe(target), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{name}: it cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Writes UTF-8 text without a byte order mark.</summary>
    /// <exception cref="IOException">See <see cref="Write"/>.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
