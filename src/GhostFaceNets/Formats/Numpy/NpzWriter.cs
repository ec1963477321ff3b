using System.IO.Compression;

namespace GhostFaceNets.Formats.Numpy;

/// <summary>Adds arrays to an <c>.npz</c> file that is being written; see <see cref="NpzFile.Write(string, Action{NpzWriter}, bool)"/>.</summary>
public sealed class NpzWriter : IDisposable
{
    private static readonly DateTimeOffset OldestTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip;
    private readonly CompressionLevel _level;

    internal NpzWriter(Stream stream, bool compress)
    {
        _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        _level = compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression;
    }

    /// <summary>Adds an array.</summary>
    public void Add(string name, NumpyArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        using var content = Open(name);
        NpyFile.Write(content, array);
    }

    /// <summary>Adds an array of two dimensions whose rows come one after another, so that they are never in memory together.</summary>
    /// <param name="name">The array's name.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="size">Elements of a row.</param>
    /// <param name="blocks">Gives the values of one row or more at a time.</param>
    /// <exception cref="ArgumentException">There are more values, or fewer.</exception>
    public void AddRows(string name, int count, int size, IEnumerable<float[]> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        using var content = Open(name);
        content.Write(new NpyHeader(NumpyType.Of(typeof(float))!.Name, FortranOrder: false, [count, size]).ToBytes());
        var written = 0L;
        foreach (var block in blocks)
        {
            ArrayBytes.Write(content, block, sizeof(float));
            written += block.Length;
        }

        if (written != (long)count * size) throw new ArgumentException($"{written} values, where {count} rows of {size} were announced.", nameof(blocks));
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private Stream Open(string name)
    {
        var entry = _zip.CreateEntry(name + NpzFile.Extension, _level);
        entry.LastWriteTime = OldestTime;
        return entry.Open();
    }
}
