using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Training.Data;

/// <summary>A data set with the embeddings that a teacher made of its pictures before, found by the last two parts of
/// their names, so that the data set may have moved. A picture without an embedding counts as broken.</summary>
public sealed class TaughtSource : IStoredSource
{
    private readonly IFaceSource _source;
    private readonly string _file;
    private readonly bool[] _taught;

    /// <summary>Finds the embeddings.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="path">The <c>.npz</c> file that <c>ghostface data distill</c> wrote.</param>
    /// <exception cref="BadDataException">The file is none with embeddings, or none of them is of a picture of the data set.</exception>
    public TaughtSource(IFaceSource source, string path)
    {
        ArgumentNullException.ThrowIfNull(source);
        (_source, _file) = (source, path);
        var list = FaceList.Read(path);
        var all = list.Embeddings ?? throw new BadDataException(path, "holds no array 'embeddings'; 'ghostface data distill' writes one.");
        var places = new Dictionary<string, int>(list.Names.Count);
        foreach (var (place, name) in list.Names.Index())
        {
            if (!places.TryAdd(Key(name), place)) throw new BadDataException(path, $"holds '{Key(name)}' twice.");
        }

        if ((long)source.Count * all.Size > Array.MaxLength) throw new BadDataException(path, $"{source.Count} embeddings of {all.Size} do not fit into memory.");
        var values = new float[source.Count * all.Size];
        _taught = new bool[source.Count];
        for (var i = 0; i < source.Count; i++)
        {
            if (!places.TryGetValue(Key(source.NameOf(i)), out var place)) continue;
            _taught[i] = true;
            all[place].CopyTo(values.AsSpan(i * all.Size));
        }

        if (!_taught.Contains(true)) throw new BadDataException(path, $"holds no embedding of any picture of {source.Name}, such as '{Key(source.NameOf(0))}'.");
        TeacherEmbeddings = new(source.Count, all.Size, values);
        var file = new FileInfo(path);
        Files = [.. (source as IStoredSource)?.Files ?? [], new("", file.Name, file.Length, file.LastWriteTimeUtc)];
    }

    /// <inheritdoc/>
    public string Name => _source.Name;

    /// <inheritdoc/>
    public IReadOnlyList<FolderFile> Files { get; }

    /// <inheritdoc/>
    public Embeddings? TeacherEmbeddings { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> People => _source.People;

    /// <inheritdoc/>
    public int Count => _source.Count;

    /// <inheritdoc/>
    public int PersonOf(int index) => _source.PersonOf(index);

    /// <inheritdoc/>
    public string NameOf(int index) => _source.NameOf(index);

    /// <inheritdoc/>
    public Picture Read(int index) => _taught[index]
        ? _source.Read(index)
        : throw new BadDataException(NameOf(index), $"has no embedding in {_file}.");

    private static string Key(string name)
    {
        var parts = name.Split('/', '\\');
        return string.Join('/', parts[Math.Max(0, parts.Length - 2)..]);
    }
}
