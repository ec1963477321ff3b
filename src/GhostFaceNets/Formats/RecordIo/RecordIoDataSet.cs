namespace GhostFaceNets.Formats.RecordIo;

/// <summary>A data set of faces in RecordIO files, as face recognition trains from (<c>train.rec</c>, <c>train.idx</c>), read in place. Where the
/// <c>.idx</c> is absent, the file is walked through once. Several threads may read at once.</summary>
public sealed class RecordIoDataSet : IDisposable
{
    private readonly RecordIoReader[] _readers;
    private readonly (RecordIoReader Reader, RecordImage Image)[] _images;
    private readonly int[] _identities;

    private RecordIoDataSet(RecordIoReader[] readers, (RecordIoReader Reader, RecordImage Image)[] images)
    {
        (_readers, _images) = (readers, images);
        _identities = [.. images.Select(image => image.Image.Label).Distinct().Order()];
    }

    /// <summary>The <c>.rec</c> files.</summary>
    public IReadOnlyList<string> Files => [.. _readers.Select(reader => reader.Path)];

    /// <summary>The labels of the people who have a picture, ascending.</summary>
    public IReadOnlyList<int> Identities => _identities;

    /// <summary>The number of pictures. They are in ascending order of their keys.</summary>
    public int Count => _images.Length;

    /// <summary>Opens a data set: reads the index, and of the records the labels only.</summary>
    /// <param name="path">A <c>.rec</c> file, or a folder that holds <c>train.rec</c> or else any number of <c>.rec</c> files, which are its shards.</param>
    /// <param name="cancellation">Stops the reading of labels.</param>
    /// <exception cref="BadDataException">There is no such file, or it or its index is damaged; names the byte, the line or the key.</exception>
    public static RecordIoDataSet Open(string path, CancellationToken cancellation = default)
    {
        var readers = new List<RecordIoReader>();
        try
        {
            var images = new List<(RecordIoReader Reader, RecordImage Image)>();
            foreach (var file in FilesOf(path))
            {
                var reader = RecordIoReader.Open(file);
                readers.Add(reader);
                var index = Path.ChangeExtension(file, ".idx");
                var entries = File.Exists(index) ? RecordIndex.Read(index) : RecordIndex.Scan(reader, cancellation);
                images.AddRange(new RecordCatalog(reader, entries).Images(cancellation).Select(image => (reader, image)));
            }

            if (readers.Count > 1) SortByKey(path, images);
            return new RecordIoDataSet([.. readers], [.. images]);
        }
        catch
        {
            foreach (var reader in readers) reader.Dispose();
            throw;
        }
    }

    /// <summary>Whether <see cref="Open"/> finds a file there: a <c>.rec</c> file, or a folder with one.</summary>
    public static bool Exists(string path) => File.Exists(path)
        ? string.Equals(Path.GetExtension(path), ".rec", StringComparison.OrdinalIgnoreCase)
        : Directory.Exists(path) && Directory.EnumerateFiles(path, "*.rec").Any();

    /// <summary>The label of a picture's person: one of <see cref="Identities"/>.</summary>
    public int IdentityOf(int index) => _images[index].Image.Label;

    /// <summary>The key of a picture.</summary>
    public long KeyOf(int index) => _images[index].Image.Key;

    /// <summary>The picture as errors name it.</summary>
    public string NameOf(int index) => $"{_images[index].Reader.Path}, key {_images[index].Image.Key}";

    /// <summary>The bytes of a picture's file.</summary>
    /// <exception cref="BadDataException">The record is damaged, or of another person than the index led to expect; names the byte.</exception>
    public ReadOnlyMemory<byte> ReadImage(int index)
    {
        var (reader, image) = _images[index];
        var content = reader.Read(image.Offset);
        var size = RecordHeader.SizeOf(content);
        if (size > content.Length) throw reader.Bad(image.Offset, $"a record of {content.Length} bytes, too short for a header of labels ({size} bytes).");
        var label = RecordCatalog.ClassOf(reader, image.Offset, RecordHeader.Parse(content.AsSpan(0, (int)size)));
        return label == image.Label
            ? content.AsMemory((int)size)
            : throw reader.Bad(image.Offset, $"the picture with key {image.Key} has the label {label}, though it lies among those of {image.Label}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var reader in _readers) reader.Dispose();
    }

    private static IReadOnlyList<string> FilesOf(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new BadDataException(path, "there is no such file or folder.");
        var train = Path.Combine(path, RecordIoFiles.Records);
        if (File.Exists(train)) return [train];
        var shards = Directory.GetFiles(path, "*.rec").Order(StringComparer.Ordinal).ToArray();
        return shards.Length > 0 ? shards : throw new BadDataException(path, "the folder holds no .rec file.");
    }

    private static void SortByKey(string path, List<(RecordIoReader Reader, RecordImage Image)> images)
    {
        images.Sort((one, other) => one.Image.Key.CompareTo(other.Image.Key));
        for (var i = 1; i < images.Count; i++)
        {
            if (images[i].Image.Key == images[i - 1].Image.Key)
            {
                throw new BadDataException(path, $"{images[i - 1].Reader.Path} and {images[i].Reader.Path} both hold key {images[i].Image.Key}; the parts of a data set share none.");
            }
        }
    }
}
