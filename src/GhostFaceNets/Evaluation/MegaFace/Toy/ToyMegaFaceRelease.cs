using GhostFaceNets.Files;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Evaluation.MegaFace.Toy;

/// <summary>Writes a complete small release in the published layout, wrong pictures and their lists among it, so that everything can be tried without the
/// gated sets.</summary>
public static class ToyMegaFaceRelease
{
    /// <summary>Drawings of each gallery.</summary>
    public const int Sets = 2;

    private const string Remark = "# pictures of this toy release that show someone else";

    /// <summary>Writes a release; it appears when it is complete.</summary>
    /// <param name="folder">A new or empty folder.</param>
    /// <param name="portraits">Who is in it. Pictures in which no face is found are left out.</param>
    /// <param name="seed">Chooses the galleries.</param>
    /// <param name="progress">Hears how many pictures are done.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <exception cref="BadDataException">The folder holds something, a picture is broken, or no person has two faces, or there are no others.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string folder, ToyPortraits portraits, int seed, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(portraits);
        AtomicFolder.Write(folder, aside =>
        {
            var layout = new MegaFaceLayout(aside);
            var done = 0;
            var people = WriteAll(layout.FaceScrubPictures, [.. ToyPicture.OfPeople(portraits)]);
            var distractors = WriteAll(layout.MegaFacePictures, [.. ToyPicture.OfStrangers(portraits)]);
            if (distractors.Length == 0 || !people.GroupBy(picture => NoiseRemoval.PersonOf(picture.Name)).Any(person => person.Count(picture => !picture.IsWrong) > 1))
            {
                throw new BadDataException(folder, $"a release needs two faces of someone and faces of others; there are {people.Length} of {portraits.People.Count} people, and {distractors.Length} of others.");
            }

            WriteLists(layout, people, distractors, new Random(seed));

            ToyPicture[] WriteAll(string root, ToyPicture[] pictures)
            {
                var written = new bool[pictures.Length];

                // Parallel.For would wrap what a picture throws.
                Parallel.ForAsync(0, pictures.Length, cancellation, (i, stop) =>
                {
                    stop.ThrowIfCancellationRequested();
                    if (pictures[i].Face() is { } face)
                    {
                        PictureFile.Write(Path.Combine(root, pictures[i].Name), face);
                        written[i] = true;
                    }

                    progress?.Report(Interlocked.Increment(ref done));
                    return ValueTask.CompletedTask;
                }).GetAwaiter().GetResult();
                return [.. pictures.Where((_, i) => written[i])];
            }
        });
    }

    private static void WriteLists(MegaFaceLayout layout, ToyPicture[] people, ToyPicture[] distractors, Random random)
    {
        string[] probes = [.. people.Select(picture => picture.Name)], strangers = [.. distractors.Select(picture => picture.Name)];
        AtomicFile.WriteText(layout.FaceScrubList, Lines(probes));
        AtomicFile.WriteText(layout.MegaFaceList, Lines(strangers));
        AtomicFile.WriteText(layout.FaceScrubNoises, Lines([Remark, .. people.Where(picture => picture.IsWrong).Select(picture => Path.GetFileName(picture.Name))]));
        AtomicFile.WriteText(layout.MegaFaceNoises, Lines([Remark, .. distractors.Where(picture => picture.IsWrong).Select(picture => picture.Name)]));
        DevkitLists.Write(Path.Combine(layout.TemplateLists, DevkitLists.ProbesName), probes, [.. probes.Select(NoiseRemoval.PersonOf)]);
        for (var set = 1; set <= Sets; set++)
        {
            random.Shuffle(strangers);
            foreach (var size in Sizes(strangers.Length)) DevkitLists.Write(Path.Combine(layout.TemplateLists, DevkitLists.GalleryName(size, set)), strangers[..size]);
        }
    }

    private static IEnumerable<int> Sizes(int most)
    {
        for (var size = 10; size < most; size *= 10) yield return size;
        yield return most;
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
