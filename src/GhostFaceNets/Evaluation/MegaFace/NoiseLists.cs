namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>The published lists of wrong pictures: FaceScrub's that show another person, and distractors that show a person of FaceScrub.</summary>
/// <param name="FaceScrub">File names without their folders.</param>
/// <param name="MegaFace">Paths of two folders and a file.</param>
public sealed record NoiseLists(IReadOnlySet<string> FaceScrub, IReadOnlySet<string> MegaFace)
{
    /// <summary>Reads both lists: a name in each line, behind the first tab if there is one; lines that begin with <c>#</c> are remarks.</summary>
    /// <exception cref="BadDataException">A file is absent.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static NoiseLists Read(string faceScrub, string megaFace) => new(
        Lines(faceScrub).Select(line => line[(line.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal),
        Lines(megaFace).Select(line => PictureList.Name(line, PictureList.MegaFaceParts) ?? line).ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether a picture of FaceScrub is listed.</summary>
    /// <param name="picture">Person and file, with <c>/</c>.</param>
    public bool HasPerson(string picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return FaceScrub.Contains(picture[(picture.LastIndexOf('/') + 1)..]);
    }

    /// <summary>Whether a distractor is listed.</summary>
    /// <param name="picture">Two folders and file, with <c>/</c>.</param>
    public bool HasDistractor(string picture) => MegaFace.Contains(picture);

    private static IEnumerable<string> Lines(string path) =>
        ListLines.Read(path).Select(line => line.Text).Where(text => text[0] != '#').Select(text => text.Split('\t') is [_, var second, ..] ? second : text);
}
