using System.Globalization;

namespace GhostFaceNets.Evaluation.Verification;

/// <summary>A list of pairs in the format of Labeled Faces in the Wild: a first line <c>folds pairs</c> or <c>pairs</c> (of each kind, in
/// each fold), then <c>name i j</c> for two pictures of a person and <c>name1 i name2 j</c> for pictures of two, separated by tabs.
/// Picture i of a person is <c>name/name_000i.jpg</c> below the picture folder, or .jpeg, .png, .webp, .bmp.</summary>
/// <remarks><see href="http://vis-www.cs.umass.edu/lfw/README.txt"/></remarks>
public sealed class PairsFile
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".bmp"];

    private readonly string _path;
    private readonly string _folder;
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _indices = [];
    private readonly List<VerificationPair> _pairs = [];

    private PairsFile(string path, string folder) => (_path, _folder) = (path, folder);

    /// <summary>The pictures, each once, in the order in which the list first names them: paths below the folder, with <c>/</c>.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The pairs in the order of the list, so that contiguous tenths are its folds.</summary>
    public IReadOnlyList<VerificationPair> Pairs => _pairs;

    /// <summary>The full path of a picture.</summary>
    public string PathOf(int picture) => Path.Combine(_folder, _names[picture]);

    /// <summary>Reads a list and finds its pictures.</summary>
    /// <param name="path">The list.</param>
    /// <param name="folder">The folder that holds a folder for each person.</param>
    /// <exception cref="BadDataException">A line has another form, a picture is absent, or there are not as many pairs as the first line says;
    /// names the line.</exception>
    /// <exception cref="IOException">The list cannot be read.</exception>
    public static PairsFile Read(string path, string folder)
    {
        var file = new PairsFile(path, folder);
        var (number, announced) = (0, 0L);
        foreach (var line in File.ReadLines(path).DefaultIfEmpty(""))
        {
            number++;
            if (number == 1) announced = Announced(line) ?? throw new BadDataException(path, "line 1: expected the number of folds and of pairs, or of pairs.");
            else if (!string.IsNullOrWhiteSpace(line)) file.Add(line.Split('\t', StringSplitOptions.TrimEntries), number);
        }

        return file._pairs.Count == announced
            ? file
            : throw new BadDataException(path, $"{file._pairs.Count} pairs, where line 1 announces {announced}.");
    }

    /// <summary>Folds times pairs of each kind, times two kinds.</summary>
    private static long? Announced(string line)
    {
        long product = 2;
        var numbers = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (numbers.Length is not (1 or 2)) return null;
        foreach (var text in numbers)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0) return null;
            product *= number;
        }

        return product;
    }

    private void Add(string[] columns, int line) => _pairs.Add(columns switch
    {
        [var name, var first, var second] => new(Find(name, first, line), Find(name, second, line), Same: true),
        [var name1, var first, var name2, var second] => new(Find(name1, first, line), Find(name2, second, line), Same: false),
        _ => throw new BadDataException(_path, $"line {line}: {columns.Length} columns, where 3 (one person) or 4 (two people), separated by tabs, are expected."),
    });

    private int Find(string person, string number, int line)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            throw new BadDataException(_path, $"line {line}: '{number}' is not the number of a picture.");
        }

        var stem = $"{person}/{person}_{index:d4}";
        if (_indices.TryGetValue(stem, out var known)) return known;
        var extension = Array.Find(Extensions, extension => File.Exists(Path.Combine(_folder, stem + extension)))
            ?? throw new BadDataException(_path, $"line {line}: the picture {stem}{Extensions[0]} is not in {_folder}.");
        _names.Add(stem + extension);
        return _indices[stem] = _names.Count - 1;
    }
}
