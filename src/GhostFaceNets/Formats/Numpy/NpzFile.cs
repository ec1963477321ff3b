using System.IO.Compression;
using GhostFaceNets.Files;

namespace GhostFaceNets.Formats.Numpy;

/// <summary>Numpy's zip of named arrays, stored or deflated.</summary>
public static class NpzFile
{
    internal const string Extension = ".npy";

    // Deflate cannot shrink data further than this; an entry that claims to be larger lies.
    private const long LargestRatio = 1032;

    /// <summary>Reads all arrays by name, in the file's order.</summary>
    /// <exception cref="BadDataException">The file is truncated, no .npz file, or an array in it cannot be read.</exception>
    public static IReadOnlyDictionary<string, NumpyArray> Read(string path) => Read(path, _ => true);

    /// <summary>Reads some arrays by name, in the file's order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">Says of a name whether its array is read; the others are passed over.</param>
    /// <exception cref="BadDataException">The file is truncated, no .npz file, or an array that is wanted cannot be read.</exception>
    public static IReadOnlyDictionary<string, NumpyArray> Read(string path, Func<string, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var arrays = new OrderedDictionary<string, NumpyArray>();
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                var name = Path.ChangeExtension(entry.FullName, null);
                if (!wanted(name)) continue;
                if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal) || !arrays.TryAdd(name, ReadEntry(path, entry)))
                {
                    throw new BadDataException(path, $"its entry '{entry.FullName}' is doubled, or not called as an array is.");
                }
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new BadDataException(path, $"it is no complete .npz file: {problem.Message}", problem);
        }

        return arrays;
    }

    /// <summary>Writes arrays by name; the file appears only when complete.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="arrays">The arrays by name.</param>
    /// <param name="compress">Deflates, as <c>numpy.savez_compressed</c> does. Defaults to no.</param>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, NumpyArray>> arrays, bool compress = false) =>
        Write(path, npz =>
        {
            foreach (var (name, array) in arrays) npz.Add(name, array);
        }, compress);

    /// <summary>Writes arrays one after another as they come to be; the file appears only when complete.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="write">Adds the arrays. What it throws leaves no file behind.</param>
    /// <param name="compress">Deflates, as <c>numpy.savez_compressed</c> does. Defaults to no.</param>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, Action<NpzWriter> write, bool compress = false)
    {
        ArgumentNullException.ThrowIfNull(write);
        AtomicFile.Write(path, stream =>
        {
            using var npz = new NpzWriter(stream, compress);
            write(npz);
        });
    }

    /// <summary>Refuses an entry that claims more than its bytes can hold.</summary>
    internal static void DemandPlausible(string path, ZipArchiveEntry entry)
    {
        if (entry.Length / LargestRatio > entry.CompressedLength)
        {
            throw new BadDataException(path, $"its entry '{entry.FullName}' claims {entry.Length} bytes from {entry.CompressedLength}.");
        }
    }

    private static NumpyArray ReadEntry(string path, ZipArchiveEntry entry)
    {
        DemandPlausible(path, entry);
        using var content = entry.Open();
        return NpyFile.Read(content, $"{path} ({entry.FullName})", entry.Length);
    }
}
