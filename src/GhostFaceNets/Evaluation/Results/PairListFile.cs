using GhostFaceNets.Files;
using nietras.SeparatedValues;

namespace GhostFaceNets.Evaluation.Results;

/// <summary>A CSV file of pairs: <c>first,second,same,cosine</c>, two names, 1 for one person or 0 for two, and the score. Only the last two columns are
/// needed to draw, in any order and among others.</summary>
public static class PairListFile
{
    private const string Same = "same";
    private const string Score = "cosine";

    /// <summary>Writes pairs; the file appears only when complete.</summary>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, IEnumerable<(string First, string Second, bool Same, double Score)> pairs) => AtomicFile.Write(path, stream =>
    {
        using var writer = Sep.New(',').Writer(options => options with { Escape = true }).To(stream, leaveOpen: true);
        foreach (var pair in pairs)
        {
            using var row = writer.NewRow();
            row["first"].Set(pair.First);
            row["second"].Set(pair.Second);
            row[Same].Set(pair.Same ? "1" : "0");
            row[Score].Format(pair.Score);
        }
    });

    /// <summary>Reads the scores and the truth.</summary>
    /// <exception cref="BadDataException">A column is absent, or a line has another form; names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (double[] Scores, bool[] Same) Read(string path)
    {
        var (scores, same) = (new List<double>(), new List<bool>());
        CsvFile.Read(path, reader =>
        {
            if (!reader.Header.TryIndexOf(Same, out var sameAt) || !reader.Header.TryIndexOf(Score, out var scoreAt))
            {
                throw new BadDataException(path, $"line 1: it has no columns '{Same}' and '{Score}', so it is no list of pairs.");
            }

            foreach (var row in reader)
            {
                var line = row.LineNumberFrom;
                same.Add(row[sameAt].Span switch
                {
                    "1" => true,
                    "0" => false,
                    var other => throw new BadDataException(path, $"line {line}: '{other}' is neither 1 (same) nor 0."),
                });
                scores.Add(row[scoreAt].TryParse<double>(out var score) && double.IsFinite(score)
                    ? score
                    : throw new BadDataException(path, $"line {line}: '{row[scoreAt].Span}' is no score."));
            }
        });

        return scores.Count > 0 ? ([.. scores], [.. same]) : throw new BadDataException(path, "it holds no pair.");
    }
}
