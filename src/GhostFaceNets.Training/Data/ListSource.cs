using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Training.Data;

/// <summary>A data set that a <see cref="FaceList"/> names the pictures of, with a teacher's embeddings where the list has them.</summary>
public sealed class ListSource : IStoredSource
{
    private readonly string[] _names;
    private readonly int[] _classes;

    private ListSource(string path, FaceList list, LabelSelection kept, string folder)
    {
        var file = new FileInfo(path);
        (Name, People, Files) = (path, kept.People, [new("", file.Name, file.Length, file.LastWriteTimeUtc)]);
        _names = [.. kept.Pictures.Select(picture => Path.Combine(folder, list.Names[picture]))];
        _classes = kept.Classes;
        TeacherEmbeddings = list.Embeddings is { } all ? EmbeddingRows.Of(all, kept.Pictures) : null;
    }

    /// <summary>Opens a list.</summary>
    /// <param name="path">The <c>.npz</c> file.</param>
    /// <param name="folder">What stands before the names of the list; absolute names stay as they are.</param>
    /// <param name="imagesPerPerson">People with fewer pictures are left out; 0 keeps all.</param>
    /// <exception cref="BadDataException">The file is no list, or fewer than two people are left.</exception>
    public static ListSource Open(string path, string folder = "", int imagesPerPerson = 0)
    {
        var list = FaceList.Read(path);
        return new(path, list, new LabelSelection(path, list.Classes, imagesPerPerson), folder);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FolderFile> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> People { get; }

    /// <inheritdoc/>
    public Embeddings? TeacherEmbeddings { get; }

    /// <inheritdoc/>
    public int Count => _names.Length;

    /// <inheritdoc/>
    public int PersonOf(int index) => _classes[index];

    /// <inheritdoc/>
    public string NameOf(int index) => _names[index];

    /// <inheritdoc/>
    public Picture Read(int index) => StoredPicture.Read(_names[index]);
}
