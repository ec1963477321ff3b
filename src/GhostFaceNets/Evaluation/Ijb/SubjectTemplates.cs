namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Templates whose subjects are known: a gallery, or the probes that are searched in it.</summary>
public sealed class SubjectTemplates
{
    /// <summary>Wraps templates without copying them.</summary>
    /// <param name="rows">Rows of pooled templates, each once.</param>
    /// <param name="subjects">For each the person's id.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public SubjectTemplates(IReadOnlyList<int> rows, IReadOnlyList<int> subjects)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(subjects);
        if (rows.Count != subjects.Count) throw new ArgumentException($"{rows.Count} templates of {subjects.Count} subjects.", nameof(subjects));
        (Rows, Subjects) = (rows, subjects);
    }

    /// <summary>The rows, ascending when read from a file.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The person of each.</summary>
    public IReadOnlyList<int> Subjects { get; }

    /// <summary>Reads a CSV file: a header, then <c>template,subject</c> and further columns, a line for each face of a template.</summary>
    /// <param name="path">The file.</param>
    /// <param name="templates">The templates that have faces.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BadDataException">A line has another form, names a template without a face, or gives it another subject than before.</exception>
    public static SubjectTemplates Read(string path, FaceTemplates templates, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(templates);
        var subjects = new SortedDictionary<int, int>();
        Span<Range> fields = stackalloc Range[3];
        foreach (var (number, text) in MetaLines.Read(path, cancellation).Skip(1))
        {
            var line = text.AsSpan();
            if (line.Split(fields, ',') < 2 || !MetaLines.TryNumber(line[fields[0]], out var template) || !MetaLines.TryNumber(line[fields[1]], out var subject))
            {
                throw new BadDataException(path, $"line {number}: expected a template and a subject, separated by commas.");
            }

            var row = templates.Row(template, path, number);
            if (!subjects.TryAdd(row, subject) && subjects[row] != subject)
            {
                throw new BadDataException(path, $"line {number}: template {template} is of subject {subject}, and of {subjects[row]} before.");
            }
        }

        return subjects.Count > 0 ? new([.. subjects.Keys], [.. subjects.Values]) : throw new BadDataException(path, "lists no template.");
    }
}
