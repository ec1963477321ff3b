using GhostFaceNets.Detection;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>The faces of a release: their pictures, where the face is in each, and which template and medium it belongs to.</summary>
public sealed class IjbFaces
{
    private const int PointFields = 12;

    private IjbFaces(string[] names, FaceLandmarks[] landmarks, FaceTemplates templates) => (Names, Landmarks, Templates) = (names, landmarks, templates);

    /// <summary>For each face the name of its picture.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>For each face its five points in the picture.</summary>
    public IReadOnlyList<FaceLandmarks> Landmarks { get; }

    /// <summary>For each face its template, its medium and its detector score.</summary>
    public FaceTemplates Templates { get; }

    /// <summary>Reads the two files that list the faces; they must list the same pictures in the same order.</summary>
    /// <param name="layout">Where they lie.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BadDataException">A file is absent, or a line is not what it should be; names it.</exception>
    public static IjbFaces Read(IjbLayout layout, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var (names, landmarks, scores) = ReadPoints(layout.FacePoints, cancellation);
        var (templates, media) = (new int[names.Count], new int[names.Count]);
        var path = layout.FaceTemplates;
        var face = 0;
        Span<Range> fields = stackalloc Range[4];
        foreach (var (number, text) in MetaLines.Read(path, cancellation))
        {
            var line = text.AsSpan();
            if (line.Split(fields, ' ', StringSplitOptions.RemoveEmptyEntries) != 3 || !MetaLines.TryNumber(line[fields[1]], out var template) || !MetaLines.TryNumber(line[fields[2]], out var medium))
            {
                throw new BadDataException(path, $"line {number}: expected a picture, a template and a medium, separated by spaces.");
            }

            if (face == names.Count) throw new BadDataException(path, $"line {number}: {layout.FacePoints} lists only {names.Count} faces.");
            if (!line[fields[0]].SequenceEqual(names[face])) throw new BadDataException(path, $"line {number}: {line[fields[0]]}, where {layout.FacePoints} has {names[face]}.");
            (templates[face], media[face]) = (template, medium);
            face++;
        }

        return face == names.Count
            ? new([.. names], [.. landmarks], new FaceTemplates(templates, media, [.. scores]))
            : throw new BadDataException(path, $"lists {face} faces and {layout.FacePoints} {names.Count}.");
    }

    private static (List<string> Names, List<FaceLandmarks> Landmarks, List<float> Scores) ReadPoints(string path, CancellationToken cancellation)
    {
        var (names, landmarks, scores) = (new List<string>(), new List<FaceLandmarks>(), new List<float>());
        Span<Range> fields = stackalloc Range[PointFields + 1];
        Span<double> numbers = stackalloc double[PointFields - 1];
        foreach (var (number, text) in MetaLines.Read(path, cancellation))
        {
            var line = text.AsSpan();
            var complete = line.Split(fields, ' ', StringSplitOptions.RemoveEmptyEntries) == PointFields;
            for (var i = 0; complete && i < numbers.Length; i++) complete = MetaLines.TryReal(line[fields[i + 1]], out numbers[i]);
            if (!complete) throw new BadDataException(path, $"line {number}: expected a picture, ten numbers for its five points and a detector score, separated by spaces.");
            names.Add(line[fields[0]].ToString());
            landmarks.Add(FaceLandmarks.From(numbers[..^1]));
            scores.Add((float)numbers[^1]);
        }

        return names.Count > 0 ? (names, landmarks, scores) : throw new BadDataException(path, "lists no face.");
    }
}
