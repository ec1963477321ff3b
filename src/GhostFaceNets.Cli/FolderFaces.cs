using GhostFaceNets.DataSets;
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
    /// <summary>Embeds all pictures.</summary>
    /// <exception cref="BadDataException">A picture is broken, or none shows a face.</exception>
    public static FolderFaces Embed(
        FaceCollection people, string path, Embedder embedder, FaceSource source, bool flip, CommandContext context, CancellationToken cancellation)
    {
        Picture? Face(int index) => source.FaceOf(PictureFile.Decode(people.Read(index).Span, people.NameOf(index)), people.NameOf(index));
        var names = Enumerable.Range(0, people.Count).Select(people.NameOf).ToArray();
        var faceless = new FacelessPictures(allowed: true);
        var rows = WorkProgress.Run(context, "embedding", people.Count, progress =>
            embedder.Embed(people.Count, index => Face(index) ?? faceless.Add(index, names[index], embedder.InputSize), flip, progress, cancellation));
        var kept = faceless.Kept(people.Count);
        if (kept.Length == 0) throw new BadDataException(path, "no picture shows a face.");
        var (embeddings, keptNames) = faceless.Remove(rows, names);
        var faces = new FolderEmbeddings(embeddings, [.. kept.Select(people.PersonOf)], keptNames);
        return new(faces, people.People, [.. kept.Select(people.RelativeNameOf)], faceless.Names(names), image => Face(kept[image])!);
    }
}
