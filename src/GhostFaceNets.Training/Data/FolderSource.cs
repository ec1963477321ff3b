using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data;

/// <summary>A data set on disk: a folder of person folders of pictures. A person's class is the place of the folder's
/// name among those kept, in ordinal order, so <c>10</c> comes before <c>2</c>.</summary>
public sealed class FolderSource : IStoredSource
{
    private readonly string _root;
    private readonly FolderFile[] _files;
    private readonly int[] _classes;

    private FolderSource(string root, FolderFile[] files)
    {
        (_root, _files) = (root, files);
        _classes = new int[files.Length];
        var people = new List<string>();
        for (var i = 0; i < files.Length; i++)
        {
            if (people.Count == 0 || people[^1] != files[i].Person) people.Add(files[i].Person);
            _classes[i] = people.Count - 1;
        }

        People = people;
    }

    /// <summary>Lists a folder.</summary>
    /// <param name="root">Holds one folder per person; files directly in it are ignored.</param>
    /// <param name="imagesPerPerson">People with fewer pictures are left out; 0 keeps all that have one.</param>
    /// <exception cref="BadDataException">The folder is absent, or fewer than two people are left.</exception>
    public static FolderSource Open(string root, int imagesPerPerson = 0)
    {
        var found = FolderScan.Of(root);
        var kept = found.GroupBy(file => file.Person).Where(person => person.Count() >= imagesPerPerson).SelectMany(person => person).ToArray();
        var source = new FolderSource(root, kept);
        return source.People.Count switch
        {
            0 when found.Count == 0 => throw new BadDataException(root, "no person folder holds a .jpg, .png, .bmp or .webp picture."),
            0 => throw new BadDataException(root, $"no person has {imagesPerPerson} pictures or more, as data.images_per_person asks."),
            1 => throw new BadDataException(root, $"only one person, '{source.People[0]}', is left; training tells people apart and needs two at least."),
            _ => source,
        };
    }

    /// <inheritdoc/>
    public string Name => _root;

    /// <summary>The files in class order, as they lay when the folder was listed.</summary>
    public IReadOnlyList<FolderFile> Files => _files;

    /// <inheritdoc/>
    public IReadOnlyList<string> People { get; }

    /// <inheritdoc/>
    public int Count => _files.Length;

    /// <inheritdoc/>
    public int PersonOf(int index) => _classes[index];

    /// <inheritdoc/>
    public string NameOf(int index) => Path.Combine(_root, _files[index].Person, _files[index].Name);

    /// <inheritdoc/>
    public Picture Read(int index) => StoredPicture.Read(NameOf(index));
}
