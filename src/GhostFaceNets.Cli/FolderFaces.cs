using System.Globalization;
using GhostFaceNets.DataSets;
using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli;

/// <summary>The embedded faces of the people of a folder or a .rec file.</summary>
/// <param name="Faces">The embeddings; a person's number is its place among <paramref name="People"/>.</param>
/// <param name="People">The people's names.</param>
/// <param name="Pictures">The path of each embedding's picture below the folder.</param>
/// <param name="WithoutFace">The pictures that were left out because they show no face.</param>
/// <param name="FaceOf">Gives the aligned face of an embedding, while the collection and the source are open.</param>
internal sealed record FolderFaces(
    FolderEmbeddings Faces, IReadOnlyList<string> People, IReadOnlyList<string> Pictures, IReadOnlyList<string> WithoutFace, Func<int, Picture> FaceOf)
{
    /// <summary>Opens pictures of which each will be compared with every other.</summary>
    /// <exception cref="BadDataException">There is nothing of the kind, or they are too many.</exception>
    public static FaceCollection OpenForPairs(string path, CancellationToken cancellation)
    {
        var people = FaceCollection.Open(path, cancellation);
        if (people.Count <= FacePairs.MostPictures) return people;
        people.Dispose();
        throw new BadDataException(path, string.Create(
            CultureInfo.InvariantCulture, $"holds {people.Count:N0} pictures; each is compared with every other, and {FacePairs.MostPictures:N0} are the most whose pairs fit into memory. Take a part of the people."));
    }

    /// <summary>Embeds all pictures.</summary>
    /// <exception cref="BadDataException">A picture is broken, or none shows a face.</exception>
    public static FolderFaces Embed(
        FaceCollection people, string path, Embedder embedder, FaceSource source, bool flip, CommandContext context, CancellationToken cancellation) =>
        Embed(people, path, [.. Enumerable.Range(0, people.Count)], embedder, source, flip, skipBroken: false, context, cancellation);

    /// <summary>Embeds some pictures.</summary>
    /// <exception cref="BadDataException">A picture is broken and those are not skipped, or none shows a face.</exception>
    public static FolderFaces Embed(
        FaceCollection people, string path, int[] chosen, Embedder embedder, FaceSource source, bool flip, bool skipBroken, CommandContext context, CancellationToken cancellation)
    {
        Picture? Face(int index)
        {
            var name = people.NameOf(chosen[index]);
            try
            {
                return source.FaceOf(PictureFile.Decode(people.Read(chosen[index]).Span, name), name);
            }
            catch (BadDataException) when (skipBroken)
            {
                return null;
            }
        }

        var names = chosen.Select(people.NameOf).ToArray();
        var faceless = new FacelessPictures();
        var rows = WorkProgress.Run(context, "embedding", chosen.Length, progress =>
            embedder.Embed(chosen.Length, index => Face(index) ?? faceless.Add(index, embedder.InputSize), flip, progress, cancellation));
        var kept = faceless.Kept(chosen.Length);
        if (kept.Length == 0) throw new BadDataException(path, "no picture shows a face.");
        var (embeddings, keptNames) = faceless.Remove(rows, names);
        var faces = new FolderEmbeddings(embeddings, [.. kept.Select(index => people.PersonOf(chosen[index]))], keptNames);
        return new(faces, people.People, [.. kept.Select(index => people.RelativeNameOf(chosen[index]))], faceless.Names(names), image => Face(kept[image])!);
    }
}
