using System.Globalization;
using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.DataSets;

/// <summary>The picture files of people, whether they lie in person folders, in RecordIO files or in a list. Several threads may read at once.</summary>
public sealed class FaceCollection : IDisposable
{
    private readonly int[] _persons;
    private readonly Func<int, string> _name;
    private readonly Func<int, string> _relativeName;
    private readonly Func<int, ReadOnlyMemory<byte>> _read;
    private readonly IDisposable? _owned;

    private FaceCollection(
        IReadOnlyList<string> people,
        int[] persons,
        Func<int, string> name,
        Func<int, string> relativeName,
        Func<int, ReadOnlyMemory<byte>> read,
        IDisposable? owned = null) =>
        (People, _persons, _name, _relativeName, _read, _owned) = (people, persons, name, relativeName, read, owned);

    /// <summary>The people's names: the folders' or the labels. In the order of numbers where all are numbers, else in ordinal order.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>The number of pictures: from folders person by person, from files by key.</summary>
    public int Count => _persons.Length;

    /// <summary>Opens what lies at a path.</summary>
    /// <param name="path">A folder of person folders, a <c>.rec</c> file or a folder with one, or a <c>.lst</c> file whose paths are below its folder.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BadDataException">There is nothing of these, or it is damaged, or holds no picture.</exception>
    public static FaceCollection Open(string path, CancellationToken cancellation = default)
    {
        var faces = RecordIoDataSet.Exists(path) ? FromRecords(RecordIoDataSet.Open(path, cancellation))
            : string.Equals(Path.GetExtension(path), ".lst", StringComparison.OrdinalIgnoreCase) && File.Exists(path) ? FromList(path)
            : FromFolders(path, cancellation);
        if (faces.Count > 0) return faces;
        faces.Dispose();
        throw new BadDataException(path, "holds no picture of a person: expected person folders with pictures, a .rec file or a .lst file.");
    }

    /// <summary>The person of a picture, as a place in <see cref="People"/>.</summary>
    public int PersonOf(int index) => _persons[index];

    /// <summary>The picture's file or record.</summary>
    public string NameOf(int index) => _name(index);

    /// <summary>The picture's path below the collection's folder with <c>/</c>; of a record the one that it gets when it is unpacked.</summary>
    public string RelativeNameOf(int index) => _relativeName(index);

    /// <summary>The bytes of the picture's file.</summary>
    /// <exception cref="BadDataException">The file or the record cannot be read.</exception>
    public ReadOnlyMemory<byte> Read(int index) => _read(index);

    /// <inheritdoc/>
    public void Dispose() => _owned?.Dispose();

    private static FaceCollection FromRecords(RecordIoDataSet records)
    {
        var places = records.Identities.Index().ToDictionary(person => person.Item, person => person.Index);
        return new(
            [.. records.Identities.Select(label => label.ToString(CultureInfo.InvariantCulture))],
            [.. Enumerable.Range(0, records.Count).Select(index => places[records.IdentityOf(index)])],
            records.NameOf,
            index => RecordUnpacking.NameOf(records, index),
            records.ReadImage,
            records);
    }

    private static FaceCollection FromList(string path)
    {
        var lines = RecordList.Read(path).OrderBy(line => line.Key).ToArray();
        var folder = Path.GetDirectoryName(path) ?? "";
        var people = lines.Select(line => line.Label).Distinct().Order().ToArray();
        return FromFiles(
            [.. people.Select(label => label.ToString(CultureInfo.InvariantCulture))],
            [.. lines.Select(line => Array.BinarySearch(people, line.Label))],
            folder,
            [.. lines.Select(line => line.Image)]);
    }

    private static FaceCollection FromFolders(string root, CancellationToken cancellation)
    {
        if (!Directory.Exists(root)) throw new BadDataException(root, File.Exists(root) ? "is a file, but no .rec or .lst file; expected one, or a folder of person folders." : "there is no such folder.");
        var (people, persons, files) = (new List<string>(), new List<int>(), new List<string>());
        foreach (var folder in NumberedNames.Sort(Directory.GetDirectories(root), folder => Path.GetFileName(folder)))
        {
            cancellation.ThrowIfCancellationRequested();
            var pictures = Directory.EnumerateFiles(folder).Where(PictureFiles.IsPicture).ToList();
            if (pictures.Count == 0) continue;
            files.AddRange(NumberedNames.Sort(pictures, file => Path.GetFileNameWithoutExtension(file)));
            persons.AddRange(Enumerable.Repeat(people.Count, pictures.Count));
            people.Add(Path.GetFileName(folder));
        }

        return FromFiles(people, [.. persons], root, [.. files.Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))]);
    }

    private static FaceCollection FromFiles(IReadOnlyList<string> people, int[] persons, string folder, string[] files) => new(
        people,
        persons,
        index => Path.Combine(folder, files[index]),
        index => files[index],
        index => ReadFile(Path.Combine(folder, files[index])));

    private static ReadOnlyMemory<byte> ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadDataException(path, $"cannot be read: {error.Message}", error);
        }
    }
}
