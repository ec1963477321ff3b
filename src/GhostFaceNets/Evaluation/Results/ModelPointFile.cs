using System.Globalization;

namespace GhostFaceNets.Evaluation.Results;

/// <summary>A CSV file of models: the columns <c>name</c>, <c>mflops</c> and <c>accuracy</c>, and if wanted <c>params</c> in millions and <c>family</c>.</summary>
public static class ModelPointFile
{
    /// <summary>Reads the models of a file.</summary>
    /// <exception cref="BadDataException">A column is absent, or a line has another form; names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<ModelPoint> Read(string path)
    {
        var points = new List<ModelPoint>();
        CsvFile.Read(path, reader =>
        {
            int Column(string name) => reader.Header.TryIndexOf(name, out var index) ? index : -1;
            var (name, flops, accuracy, parameters, family) = (Column("name"), Column("mflops"), Column("accuracy"), Column("params"), Column("family"));
            if (name < 0 || flops < 0 || accuracy < 0) throw new BadDataException(path, "line 1: expected the columns name, mflops and accuracy, and if wanted params and family.");
            foreach (var row in reader)
            {
                var line = row.LineNumberFrom;
                points.Add(new(
                    row[name].ToString(),
                    Number(path, line, "mflops", row[flops].Span, double.MaxValue),
                    Number(path, line, "accuracy", row[accuracy].Span, 100),
                    family < 0 ? "" : row[family].ToString(),
                    parameters < 0 || row[parameters].Span.IsEmpty ? null : Number(path, line, "params", row[parameters].Span, double.MaxValue)));
            }
        });

        return points.Count > 0 ? points : throw new BadDataException(path, "it holds no model.");
    }

    private static double Number(string path, int line, string column, ReadOnlySpan<char> text, double most) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most
            ? value
            : throw new BadDataException(path, $"line {line}: '{text}' is no {column}: a number above 0{(most < double.MaxValue ? $", {most} at most" : "")}.");
}
