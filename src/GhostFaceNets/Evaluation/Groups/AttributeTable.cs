namespace GhostFaceNets.Evaluation.Groups;

/// <summary>A CSV file of attributes: a first column <c>person</c> with names of people or <c>picture</c> with paths below the data set's folder, and a
/// column for each attribute. An empty cell is an unknown value.</summary>
public sealed class AttributeTable
{
    private const string Person = "person";
    private const string Picture = "picture";

    private readonly string _path;
    private readonly Dictionary<string, string[]> _rows = [];

    private AttributeTable(string path, string[] header) => (_path, IsOfPictures, Attributes) = (path, header[0] == Picture, header[1..]);

    /// <summary>Whether rows are of pictures instead of people.</summary>
    public bool IsOfPictures { get; }

    /// <summary>The names of the attributes.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadDataException">The header or a line has another form, or a name comes twice; names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AttributeTable Read(string path)
    {
        AttributeTable? table = null;
        var number = 0;
        foreach (var line in File.ReadLines(path).DefaultIfEmpty(""))
        {
            number++;
            if (number == 1) table = new(path, Header(path, line));
            else if (!string.IsNullOrWhiteSpace(line)) table!.Add(line, number);
        }

        return table!;
    }

    /// <summary>The value of an attribute for each picture; null where there is none.</summary>
    /// <param name="attribute">A place in <see cref="Attributes"/>.</param>
    /// <param name="people">The name of each picture's person.</param>
    /// <param name="pictures">The path of each picture.</param>
    /// <exception cref="BadDataException">Not one is in the table.</exception>
    public IReadOnlyList<string?> ValuesOf(int attribute, IReadOnlyList<string> people, IReadOnlyList<string> pictures)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(pictures);
        var names = IsOfPictures ? pictures : people;
        if (!names.Any(_rows.ContainsKey))
        {
            throw new BadDataException(_path, $"none of its {_rows.Count} rows is of a {(IsOfPictures ? "picture" : "person")} of the data set, e.g. '{names[0]}'.");
        }

        return [.. names.Select(name => _rows.TryGetValue(name, out var row) && row[attribute].Length > 0 ? row[attribute] : null)];
    }

    private static string[] Header(string path, string line)
    {
        var header = Cells(line) ?? [];
        return header.Length < 2 || header[0] is not (Person or Picture) || header.Any(string.IsNullOrEmpty) || header.Distinct().Count() < header.Length
            ? throw new BadDataException(path, $"line 1: expected '{Person}' or '{Picture}' and the names of attributes, separated by commas.")
            : header;
    }

    private void Add(string line, int number)
    {
        if (Cells(line) is not { } cells || cells.Length != Attributes.Count + 1 || cells[0].Length == 0)
        {
            throw new BadDataException(_path, $"line {number}: expected {Attributes.Count + 1} cells, separated by commas, the first not empty.");
        }

        if (!_rows.TryAdd(cells[0], cells[1..])) throw new BadDataException(_path, $"line {number}: {cells[0]} comes a second time.");
    }

    /// <summary>The cells of a line; null where a quotation does not end. A quoted cell may hold commas, and quotes doubled.</summary>
    private static string[]? Cells(string line)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[++i]);
            else if (line[i] == '"') isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted) Close();
            else cell.Append(line[i]);
        }

        Close();
        return isQuoted ? null : [.. cells];

        void Close()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }
}
