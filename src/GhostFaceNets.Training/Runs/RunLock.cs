using GhostFaceNets.Files;

namespace GhostFaceNets.Training.Runs;

/// <summary>Keeps a second process, or a second trainer of this one, out of a run folder. The operating system lets go of it
/// when the process ends, however that happens; the empty file stays.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Takes the folder, and makes it where it is absent.</summary>
    /// <exception cref="IOException">Somebody trains in it, or it cannot be written.</exception>
    public RunLock(RunFolder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            _file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"{folder.Path}: the run folder cannot be written: {error.Message}", error);
        }
        catch (IOException error) when (File.Exists(folder.Lock))
        {
            // A disk that takes nothing is no other process.
            AtomicFile.EnsureWritable(folder.Lock);
            throw new IOException($"{folder.Path}: another process trains in this folder; wait for its end, or choose another folder.", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
