using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data;

/// <summary>A data set in RecordIO files, read in place. A person's class is the place of the label among those kept, in ascending order,
/// so 2 comes before 10.</summary>
public sealed class RecordSource : IStoredSource, IDisposable
{
    private readonly RecordIoDataSet _records;
    private readonly int[] _indices;
    private readonly int[] _classes;

    private RecordSource(RecordIoDataSet records, string root, int imagesPerPerson)
    {
        (_records, Name) = (records, root);
        var kept = new LabelSelection(root, [.. Enumerable.Range(0, records.Count).Select(records.IdentityOf)], imagesPerPerson);
        (_indices, _classes, People) = (kept.Pictures, kept.Classes, kept.People);
        Files = [.. records.Files.SelectMany(file => (string[])[file, Path.ChangeExtension(file, ".idx")]).Where(File.Exists).Select(FileOf)];
    }

    /// <summary>Opens a data set.</summary>
    /// <param name="path">A <c>.rec</c> file or a folder with one, as <see cref="RecordIoDataSet.Open"/> takes it.</param>
    /// <param name="imagesPerPerson">People with fewer pictures are left out; 0 keeps all.</param>
    /// <exception cref="BadDataException">There is no such file, it is damaged, or fewer than two people are left.</exception>
    public static RecordSource Open(string path, int imagesPerPerson = 0)
    {
        var records = RecordIoDataSet.Open(path);
        try
        {
            return new RecordSource(records, path, imagesPerPerson);
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The <c>.rec</c> and <c>.idx</c> files as they lay when the data set was opened, under no person's name.</summary>
    public IReadOnlyList<FolderFile> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> People { get; }

    /// <inheritdoc/>
    public int Count => _indices.Length;

    /// <inheritdoc/>
    public int PersonOf(int index) => _classes[index];

    /// <inheritdoc/>
    public string NameOf(int index) => _records.NameOf(_indices[index]);

    /// <inheritdoc/>
    public Picture Read(int index) => PictureFile.Decode(_records.ReadImage(_indices[index]).Span, NameOf(index));

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();

    private static FolderFile FileOf(string path)
    {
        var file = new FileInfo(path);
        return new("", file.Name, file.Length, file.LastWriteTimeUtc);
    }
}
