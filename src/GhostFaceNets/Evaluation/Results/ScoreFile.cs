using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Formats.Numpy;

namespace GhostFaceNets.Evaluation.Results;

/// <summary>Scores of pairs as the reference saves them with <c>--save-result</c>: an <c>.npz</c> with <c>scores</c> (K, N), a row for each way of
/// scoring, <c>names</c> (K) of the rows and, where it was asked for, <c>label</c> (N), 1 for one person and 0 for two. Other arrays, such as embeddings,
/// are passed over. Lists of pairs are read too: <see cref="PairListFile"/>.</summary>
public static class ScoreFile
{
    private const string ScoresName = "scores";
    private const string NamesName = "names";
    private const string LabelName = "label";

    /// <summary>Reads all rows of files, one by one as they are asked for, so that those of millions of pairs need not be held at once. A file without labels
    /// has those of the first file with some, as in the reference.</summary>
    /// <exception cref="BadDataException">A file is no such file, or there are no labels for it; says what is wrong.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IEnumerable<NamedScores> Read(params IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = paths.Select(Open).ToArray();
        var shared = Array.Find(files, file => file.Same is not null)?.Same;
        foreach (var file in files)
        {
            var same = file.Same ?? shared ?? throw new BadDataException(file.Path, $"it has no array '{LabelName}', and no other file has one: save the result with its labels.");
            for (var row = 0; row < file.Names.Length; row++)
            {
                var scores = file.Row(row);
                if (scores.Length != same.Length) throw new BadDataException(file.Path, $"it has {scores.Length} scores in a row for {same.Length} labels.");
                yield return new(file.Names[row], Checked(file, row, scores, same)) { File = file.Path };
            }
        }
    }

    /// <summary>Writes what <see cref="Read"/> and the reference read; the file appears only when complete.</summary>
    /// <param name="path">Where to: .npz.</param>
    /// <param name="results">Scores of the same pairs.</param>
    /// <exception cref="ArgumentException">There is no result, or they are not of the same pairs.</exception>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, params IReadOnlyList<NamedScores> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count == 0) throw new ArgumentException("There is no result to write.", nameof(results));
        var same = results[0].Scores.Same;
        if (results.Any(result => !result.Scores.Same.SequenceEqual(same))) throw new ArgumentException("The results are not of the same pairs.", nameof(results));
        NpzFile.Write(path, new Dictionary<string, NumpyArray>
        {
            [ScoresName] = NumpyArray.Of([results.Count, same.Count], results.SelectMany(result => result.Scores.Values).ToArray()),
            [NamesName] = NumpyArray.Of([results.Count], results.Select(result => result.Name).ToArray()),
            [LabelName] = NumpyArray.Of([same.Count], same.ToArray()),
        });
    }

    private static PairScores Checked(ScoreArrays file, int row, double[] scores, bool[] same)
    {
        try
        {
            return new(scores, same);
        }
        catch (ArgumentException error)
        {
            throw BadDataException.Of(file.Path, $"'{ScoresName}', row {row}", error);
        }
    }

    private static ScoreArrays Open(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".npz" => OpenArrays(path),
        ".csv" => OpenList(path),
        _ => throw new BadDataException(path, "results of pairs are .npz files with scores, names and label, or .csv files with the columns same and cosine."),
    };

    private static ScoreArrays OpenList(string path)
    {
        var (scores, same) = PairListFile.Read(path);
        return new(path, [Path.GetFileNameWithoutExtension(path)], _ => scores, same);
    }

    private static ScoreArrays OpenArrays(string path)
    {
        var arrays = NpzFile.Read(path, name => name is ScoresName or NamesName or LabelName);
        NumpyArray Named(string name) => arrays.TryGetValue(name, out var array) ? array : throw new BadDataException(path, $"it has no array '{name}', so it is no result of pairs.");
        var (scores, names) = (Named(ScoresName), Named(NamesName));
        if (scores.Shape is [1, 2, _]) throw new BadDataException(path, $"'{ScoresName}' is the result of an identification (false and true positive rates), not of pairs.");
        if (scores.Shape is not [> 0 and var rows, > 0 and var pairs]) throw new BadDataException(path, $"'{ScoresName}' has the shape ({string.Join(", ", scores.Shape)}), expected a row of scores for each name.");
        if (names.ElementType != typeof(string) || names.Shape is not [var count] || count != rows) throw new BadDataException(path, $"'{NamesName}' is not a list of {rows} texts, one for each row of '{ScoresName}'.");
        Func<int, double[]> row = scores.ElementType switch
        {
            var type when type == typeof(double) => index => scores.Values<double>().AsSpan(index * pairs, pairs).ToArray(),
            var type when type == typeof(float) => index => Array.ConvertAll(scores.Values<float>()[(index * pairs)..((index + 1) * pairs)], value => (double)value),
            var type when type == typeof(Half) => index => Array.ConvertAll(scores.Values<Half>()[(index * pairs)..((index + 1) * pairs)], value => (double)value),
            var type => throw new BadDataException(path, $"'{ScoresName}' holds values of type {type.Name}, expected float16, float32 or float64."),
        };
        return new(path, names.Values<string>(), row, arrays.TryGetValue(LabelName, out var label) && label.Shape is not [0] ? Labels(path, label) : null);
    }

    private static bool[] Labels(string path, NumpyArray label)
    {
        double[] values = label.ElementType switch
        {
            var type when type == typeof(bool) => Array.ConvertAll(label.Values<bool>(), value => value ? 1.0 : 0),
            var type when type == typeof(byte) => Array.ConvertAll(label.Values<byte>(), value => (double)value),
            var type when type == typeof(int) => Array.ConvertAll(label.Values<int>(), value => (double)value),
            var type when type == typeof(long) => Array.ConvertAll(label.Values<long>(), value => (double)value),
            var type when type == typeof(float) => Array.ConvertAll(label.Values<float>(), value => (double)value),
            var type when type == typeof(double) => label.Values<double>(),
            _ => [double.NaN],
        };
        var bad = Array.FindIndex(values, value => value is not (0 or 1));
        return bad < 0 ? Array.ConvertAll(values, value => value == 1) : throw new BadDataException(path, $"'{LabelName}' is not a list of 0 and 1: see place {bad}.");
    }

    private sealed record ScoreArrays(string Path, string[] Names, Func<int, double[]> Row, bool[]? Same);
}
