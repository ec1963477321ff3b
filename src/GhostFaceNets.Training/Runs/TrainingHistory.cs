using System.Text.Json;
using GhostFaceNets.Files;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Training.Runs;

/// <summary>The numbers of a run: lists by name, one value per epoch, null where an epoch has none.</summary>
public sealed class TrainingHistory
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };
    private readonly SortedDictionary<string, List<double?>> _lists;

    private TrainingHistory(SortedDictionary<string, List<double?>> lists) => _lists = lists;

    /// <summary>An empty history.</summary>
    public TrainingHistory()
        : this(new(StringComparer.Ordinal))
    {
    }

    /// <summary>The epochs so far.</summary>
    public int Epochs => _lists.Count == 0 ? 0 : _lists.Values.Max(list => list.Count);

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => _lists.Keys;

    /// <summary>The values of one name; empty for an unknown one.</summary>
    public IReadOnlyList<double?> this[string name] => _lists.TryGetValue(name, out var list) ? list : [];

    /// <summary>The values of one name as a line over epochs, which count from 1; epochs without a value leave a gap.</summary>
    public LineSeries Line(string name) => new(
        name, [.. Enumerable.Range(1, this[name].Count).Select(epoch => (double)epoch)], [.. this[name].Select(value => value ?? double.NaN)]);

    /// <summary>Reads a history file; empty when there is none.</summary>
    /// <exception cref="BadDataException">The file is no JSON object of lists of numbers.</exception>
    public static TrainingHistory Read(string path)
    {
        if (!File.Exists(path)) return new();
        try
        {
            var lists = JsonSerializer.Deserialize<Dictionary<string, List<double?>>>(File.ReadAllBytes(path)) ?? [];
            foreach (var (name, list) in lists)
            {
                if (list is null) throw new BadDataException(path, $"'{name}' is null: expected one JSON object of lists of numbers.");
            }

            return new(new SortedDictionary<string, List<double?>>(lists, StringComparer.Ordinal));
        }
        catch (JsonException error)
        {
            throw new BadDataException(path, $"line {error.LineNumber + 1}: expected one JSON object of lists of numbers.", error);
        }
    }

    /// <summary>Enters an epoch's numbers in place of what stood there for it and for later ones.</summary>
    /// <param name="epoch">From 0.</param>
    /// <param name="values">Numbers by name; those that are not finite are entered as null.</param>
    public void Enter(int epoch, IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var name in values.Keys) _lists.TryAdd(name, []);
        foreach (var (name, list) in _lists)
        {
            if (list.Count > epoch) list.RemoveRange(epoch, list.Count - epoch);
            while (list.Count < epoch) list.Add(null);
            list.Add(values.TryGetValue(name, out var value) && double.IsFinite(value) ? value : null);
        }
    }

    /// <summary>Writes the history.</summary>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(_lists, s_options) + "\n");
}
