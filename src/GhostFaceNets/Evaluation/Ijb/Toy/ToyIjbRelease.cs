using System.Globalization;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;
using GhostFaceNets.Synthetic;

namespace GhostFaceNets.Evaluation.Ijb.Toy;

/// <summary>Writes a complete small release in the published layout, IJBB and IJBC, so that everything can be tried without the gated sets.</summary>
public static class ToyIjbRelease
{
    /// <summary>Writes a release; it appears when it is complete.</summary>
    /// <param name="folder">A new or empty folder.</param>
    /// <param name="people">Who is in it; those with two faces or more.</param>
    /// <param name="seed">Decides what goes into which template; the same people and seed make the same release.</param>
    /// <param name="progress">Hears how many pictures were looked at.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <exception cref="BadDataException">The folder holds something, a picture is broken, or fewer than four people have two faces.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string folder, ToyPeople people, int seed, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(people);
        AtomicFolder.Write(folder, aside =>
        {
            var faces = Faces(people, progress, cancellation);
            var known = faces.Where(person => person.Count > 1).ToArray();
            if (known.Length < 4) throw new BadDataException(folder, $"a release needs four people with two faces at least; there are {known.Length} among {people.Count}.");
            foreach (var subset in Enum.GetValues<IjbSubset>()) Write(new IjbLayout(aside, subset), known, new SeededRandom(seed, (long)subset), cancellation);
        });
    }

    private static SortedDictionary<int, LooseFace>[] Faces(ToyPeople people, IProgress<int>? progress, CancellationToken cancellation)
    {
        var faces = new SortedDictionary<int, LooseFace>[people.Count];
        var done = 0;

        // Parallel.For would wrap what a picture throws.
        Parallel.ForAsync(0, people.Count, cancellation, (person, stop) =>
        {
            faces[person] = [];
            for (var image = 0; image < people.ImagesOf(person); image++)
            {
                stop.ThrowIfCancellationRequested();
                if (people.Face(person, image) is { } face) faces[person].Add(image, face);
                progress?.Report(Interlocked.Increment(ref done));
            }

            return ValueTask.CompletedTask;
        }).GetAwaiter().GetResult();
        return faces;
    }

    private static void Write(IjbLayout layout, SortedDictionary<int, LooseFace>[] people, SeededRandom random, CancellationToken cancellation)
    {
        var templates = ToyPlan.Of([.. people.Select(person => person.Keys.ToArray())], random);
        var (points, members) = (new List<string>(), new List<string>());
        var (gallery1, gallery2, probes) = (new List<string>(), new List<string>(), new List<string>());
        var faces = random.Shuffled([.. templates.SelectMany(template => template.Faces.Select(face => (Template: template, face.Medium, face.Image)))]);
        var known = templates.Select(template => template.Subject).Distinct().Order().Index().ToDictionary(subject => subject.Item, subject => people[subject.Index]);
        foreach (var (number, (template, medium, image)) in faces.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            var face = known[template.Subject][image];
            var name = $"{number + 1}.jpg";
            PictureFile.WriteJpeg(Path.Combine(layout.Pictures, name), face.Picture);
            points.Add(Text($"{name} {string.Join(' ', face.Landmarks.Points.Select(point => Text($"{point.X:F3} {point.Y:F3}")))} {face.Score:F6}"));
            members.Add(Text($"{name} {template.Id} {medium}"));
            (template.Gallery switch { 1 => gallery1, 2 => gallery2, _ => probes }).Add(Text($"{template.Id},{template.Subject},loose_crop/{name}"));
        }

        var pairs = from gallery in templates
                    where gallery.Gallery > 0
                    from probe in templates
                    where probe.Gallery == 0
                    select Text($"{gallery.Id} {probe.Id} {(gallery.Subject == probe.Subject ? 1 : 0)}");
        WriteLines(layout.FacePoints, points);
        WriteLines(layout.FaceTemplates, members);
        WriteLines(layout.TemplatePairs, pairs);
        foreach (var (path, rows) in new[] { (layout.Gallery1, gallery1), (layout.Gallery2, gallery2), (layout.Probes, probes) })
        {
            WriteLines(path, ["TEMPLATE_ID,SUBJECT_ID,FILENAME", .. rows]);
        }
    }

    private static void WriteLines(string path, IEnumerable<string> lines) => AtomicFile.WriteText(path, string.Concat(lines.Select(line => line + "\n")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
