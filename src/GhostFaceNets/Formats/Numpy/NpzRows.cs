using System.IO.Compression;

namespace GhostFaceNets.Formats.Numpy;

/// <summary>An array of float32 with two dimensions in an <c>.npz</c>, read some rows at a time.</summary>
public sealed class NpzRows : IDisposable
{
    private readonly string _name;
    private readonly ZipArchive _zip;
    private readonly Stream _content;
    private readonly float[]? _whole;
    private int _next;

    private NpzRows(string path, string array)
    {
        _name = $"{path} ({array})";
        _zip = ZipFile.OpenRead(path);
        try
        {
            var entry = _zip.GetEntry(array + NpzFile.Extension) ?? throw new BadDataException(path, $"it has no array '{array}'.");
            NpzFile.DemandPlausible(path, entry);
            _content = entry.Open();
            var header = NpyHeader.Read(_content, _name, entry.Length, out var size);
            if (header.Shape is not [var count, > 0 and var columns] || NumpyType.OfNumbers(header.Type)?.Element != typeof(float))
            {
                throw new BadDataException(path, $"'{array}' is of type {header.Type} and shape ({string.Join(", ", header.Shape)}), expected rows of float32.");
            }

            if (header.Count > (entry.Length - size) / sizeof(float)) throw new BadDataException(path, $"'{array}' ends before its last row.");
            (Count, Size) = (count, columns);
            if (header.FortranOrder) _whole = NpzFile.Read(path, name => name == array)[array].Values<float>();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>Elements of a row.</summary>
    public int Size { get; }

    /// <summary>Opens an array.</summary>
    /// <exception cref="BadDataException">The file is no <c>.npz</c>, or has no such array.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NpzRows Open(string path, string array)
    {
        try
        {
            return new(path, array);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or NotSupportedException or OverflowException)
        {
            throw new BadDataException(path, $"it is no complete .npz file: {problem.Message}", problem);
        }
    }

    /// <summary>Reads on until an array is full.</summary>
    /// <param name="values">Gets whole rows, no more than are left.</param>
    /// <exception cref="BadDataException">The file is damaged.</exception>
    public void Next(float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        try
        {
            if (_whole is null) ArrayBytes.Read(_content, values, sizeof(float));
            else Array.Copy(_whole, (long)_next * Size, values, 0, values.Length);
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw new BadDataException(_name, $"it is damaged after row {_next}: {problem.Message}", problem);
        }

        _next += values.Length / Size;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _content?.Dispose();
        _zip.Dispose();
    }
}
