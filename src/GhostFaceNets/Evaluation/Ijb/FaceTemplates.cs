namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Which template and which medium (a still picture, or a video with several frames) each face belongs to, and how sure the detector was of it.
/// A template is what the benchmark compares: all that is known of a person at one place in it.</summary>
public sealed class FaceTemplates
{
    private readonly float[] _scores;
    private readonly int[] _frames;
    private readonly int[] _rowOfFace;
    private readonly int[] _ids;
    private readonly Dictionary<int, int> _rows;

    /// <summary>Groups faces.</summary>
    /// <param name="templates">For each face its template's id.</param>
    /// <param name="media">For each face its medium's id; media of the same id in two templates are two.</param>
    /// <param name="detectorScores">For each face how sure the detector was.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public FaceTemplates(int[] templates, int[] media, float[] detectorScores)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(detectorScores);
        if (templates.Length != media.Length || templates.Length != detectorScores.Length)
        {
            throw new ArgumentException($"{templates.Length} templates, {media.Length} media and {detectorScores.Length} detector scores.", nameof(templates));
        }

        _scores = detectorScores;
        (_frames, _rowOfFace) = (new int[templates.Length], new int[templates.Length]);
        var (order, keys) = (new int[templates.Length], new long[templates.Length]);
        for (var face = 0; face < keys.Length; face++)
        {
            order[face] = face;
            keys[face] = ((long)templates[face] << 32) | (uint)media[face];
        }

        Array.Sort(keys, order);
        var ids = new List<int>();
        for (int start = 0, end; start < keys.Length; start = end)
        {
            var id = templates[order[start]];
            if (ids.Count == 0 || ids[^1] != id) ids.Add(id);
            for (end = start; end < keys.Length && keys[end] == keys[start]; end++) _rowOfFace[order[end]] = ids.Count - 1;
            foreach (var face in order.AsSpan(start, end - start)) _frames[face] = end - start;
        }

        _ids = [.. ids];
        _rows = ids.Index().ToDictionary(template => template.Item, template => template.Index);
    }

    /// <summary>The number of faces.</summary>
    public int Faces => _scores.Length;

    /// <summary>The ids of the templates, ascending: row i of pooled templates is template <c>Ids[i]</c>.</summary>
    public IReadOnlyList<int> Ids => _ids;

    /// <summary>Finds the row of a template.</summary>
    /// <returns>False where no face belongs to it.</returns>
    public bool TryRow(int template, out int row) => _rows.TryGetValue(template, out row);

    /// <summary>The row of a template that a line of a file names.</summary>
    /// <exception cref="BadDataException">No face belongs to it.</exception>
    internal int Row(int template, string file, int line) => TryRow(template, out var row)
        ? row
        : throw new BadDataException(file, $"line {line}: no face belongs to template {template}.");

    /// <summary>The row of a face's template.</summary>
    internal int RowOf(int face) => _rowOfFace[face];

    /// <summary>The faces of the same medium and template, this one included.</summary>
    internal int FramesWith(int face) => _frames[face];

    internal float ScoreOf(int face) => _scores[face];
}
