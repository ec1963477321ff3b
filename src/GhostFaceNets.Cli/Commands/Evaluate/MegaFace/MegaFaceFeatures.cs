using GhostFaceNets.Evaluation.MegaFace;

namespace GhostFaceNets.Cli.Commands.Evaluate.MegaFace;

/// <summary>A release and its embeddings.</summary>
/// <param name="Layout">Where the release lies.</param>
/// <param name="FaceScrubPictures">The pictures of people.</param>
/// <param name="MegaFacePictures">The distractors.</param>
/// <param name="FaceScrub">The embeddings of the former.</param>
/// <param name="MegaFace">The embeddings of the latter.</param>
internal sealed record MegaFaceFeatures(
    MegaFaceLayout Layout, IReadOnlyList<string> FaceScrubPictures, IReadOnlyList<string> MegaFacePictures, FeatureFolder FaceScrub, FeatureFolder MegaFace)
{
    private const int Shown = 5;

    /// <summary>Pictures that are left out because they have no embedding.</summary>
    public IReadOnlySet<string> LeftOut { get; private init; } = new HashSet<string>();

    /// <summary>Where embeddings lie or go.</summary>
    public static FeatureFolder FolderOf(string root, string kind, string algorithm) => new(Path.Combine(root, kind), algorithm);

    /// <summary>The same without pictures that have no embedding.</summary>
    /// <exception cref="BadDataException">There are such, and they may not be left out.</exception>
    public MegaFaceFeatures WithoutMissing(bool allowed)
    {
        string[] people = [.. FaceScrub.Missing(FaceScrubPictures)], distractors = [.. MegaFace.Missing(MegaFacePictures)];
        if (people.Length + distractors.Length == 0) return this;
        Demand(allowed, FaceScrub, people, FaceScrubPictures.Count);
        Demand(allowed, MegaFace, distractors, MegaFacePictures.Count);
        var left = people.Concat(distractors).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            FaceScrubPictures = [.. FaceScrubPictures.Where(picture => !left.Contains(picture))],
            MegaFacePictures = [.. MegaFacePictures.Where(picture => !left.Contains(picture))],
            LeftOut = left,
        };
    }

    /// <summary>The galleries of some sizes, from the devkit's lists; or all distractors as one where there are no lists.</summary>
    /// <param name="sizes">The sizes; all when empty.</param>
    /// <param name="sets">The drawings of each.</param>
    /// <exception cref="BadDataException">A list is absent or broken.</exception>
    public IEnumerable<(int Size, int Set, IReadOnlyList<string> Pictures)> Galleries(IReadOnlyList<int> sizes, int sets)
    {
        var known = MegaFacePictures.ToHashSet(StringComparer.Ordinal);
        var found = DevkitLists.Galleries(Layout.TemplateLists);
        if (found.Count == 0 && sizes.Count == 0) return [(MegaFacePictures.Count, 1, MegaFacePictures)];
        var wanted = sizes.Count == 0 ? found.Where(gallery => gallery.Set <= sets) : sizes.Order().SelectMany(size => Enumerable.Range(1, sets).Select(set => (size, set)));
        return wanted.Select(gallery => (gallery.Item1, gallery.Item2, Read(gallery.Item1, gallery.Item2)));

        IReadOnlyList<string> Read(int size, int set)
        {
            var path = Path.Combine(Layout.TemplateLists, DevkitLists.GalleryName(size, set));
            if (!File.Exists(path)) throw new BadDataException(path, "there is no such list of distractors.");
            string[] pictures = [.. DevkitLists.ReadGallery(path).Where(picture => !LeftOut.Contains(picture))];
            var stranger = Array.Find(pictures, picture => !known.Contains(picture));
            return stranger is null ? pictures : throw new BadDataException(path, $"it names '{stranger}', which {Layout.MegaFaceList} does not.");
        }
    }

    private static void Demand(bool allowed, FeatureFolder folder, string[] missing, int of)
    {
        if (missing.Length == 0) return;
        if (missing.Length == of) throw new BadDataException(folder.Root, $"none of {of} embeddings named '{folder.Algorithm}' is there, such as {folder.PathOf(missing[0])}; name a --model to make them.");
        if (allowed) return;
        throw new BadDataException(folder.Root, $"{missing.Length} of {of} embeddings are missing: {string.Join(", ", missing.Take(Shown))}{(missing.Length > Shown ? " ..." : "")}; name a --model to make them, or --skip-broken to leave them out.");
    }
}
