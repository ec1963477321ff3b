using System.Globalization;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data;

/// <summary>Writes a choice of a data set's pictures as a data set of its own.</summary>
public static class PictureListing
{
    private const string ListExtension = ".npz";

    /// <summary>Whether something is at a place that <see cref="Write"/> would write to.</summary>
    public static bool Exists(string target) => File.Exists(target) || Directory.Exists(target);

    /// <summary>Writes a list where the target ends in <c>.npz</c>; otherwise a folder with one folder per person, the
    /// bytes of files unchanged and other pictures as PNG. Either appears when it is complete.</summary>
    /// <param name="target">The file or folder; must be absent.</param>
    /// <param name="source">The data set.</param>
    /// <param name="pictures">Those to write.</param>
    /// <param name="classes">The class of each of them in the list.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <exception cref="BadDataException">A list is wanted of pictures that are not files of their own, or the folder is not empty.</exception>
    /// <exception cref="IOException">The target cannot be written, or two pictures have one name.</exception>
    public static void Write(
        string target, IFaceSource source, IReadOnlyList<int> pictures, IReadOnlyList<int> classes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(pictures);
        if (Path.GetExtension(target).Equals(ListExtension, StringComparison.OrdinalIgnoreCase))
        {
            if (pictures.Count > 0 && !File.Exists(source.NameOf(pictures[0])))
            {
                throw new BadDataException(source.Name, "its pictures are no files that a list could name; name a folder to copy them to instead of a list.");
            }

            new FaceList([.. pictures.Select(source.NameOf)], classes).Write(target);
            return;
        }

        AtomicFolder.Write(target, aside =>
        {
            foreach (var picture in pictures)
            {
                cancellation.ThrowIfCancellationRequested();
                var folder = Path.Combine(aside, source.People[source.PersonOf(picture)]);
                Directory.CreateDirectory(folder);
                var name = source.NameOf(picture);
                if (File.Exists(name)) File.Copy(name, Path.Combine(folder, Path.GetFileName(name)));
                else PictureFile.WritePng(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{picture}.png")), source.Read(picture));
            }
        });
    }
}
