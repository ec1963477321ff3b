using System.Collections.Concurrent;
using System.Security.Cryptography;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.DataSets;

/// <summary>What is in a data set.</summary>
/// <param name="People">The number of people.</param>
/// <param name="Images">The number of pictures, broken ones included.</param>
/// <param name="ImagesPerPerson">How many pictures the people have.</param>
/// <param name="Sizes">The sizes of the pictures, the commonest first.</param>
/// <param name="Broken">What is wrong with each picture that cannot be read.</param>
/// <param name="ExactDuplicates">Groups of pictures with the same bytes.</param>
/// <param name="NearDuplicates">Groups of pictures that look the same and are not all the same bytes.</param>
public sealed record FaceSurvey(
    int People,
    int Images,
    ImagesPerPerson ImagesPerPerson,
    IReadOnlyList<PictureSizeCount> Sizes,
    IReadOnlyList<string> Broken,
    IReadOnlyList<DuplicateGroup> ExactDuplicates,
    IReadOnlyList<DuplicateGroup> NearDuplicates)
{
    /// <summary>Reads and decodes every picture.</summary>
    /// <param name="faces">The data set.</param>
    /// <param name="progress">Hears how many pictures are done; called from several threads.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static FaceSurvey Of(FaceCollection faces, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        var contents = new UInt128?[faces.Count];
        var looks = new (int Width, int Height, ulong Hash)?[faces.Count];
        var broken = new ConcurrentDictionary<int, string>();
        var done = 0;
        Parallel.ForAsync(0, faces.Count, cancellation, (index, _) =>
        {
            try
            {
                var bytes = faces.Read(index).Span;
                contents[index] = BitConverter.ToUInt128(SHA256.HashData(bytes));
                var picture = PictureFile.Decode(bytes, faces.NameOf(index));
                looks[index] = (picture.Width, picture.Height, PerceptualHash.Of(picture));
            }
            catch (BadDataException error)
            {
                broken[index] = error.Message;
            }

            progress?.Report(Interlocked.Increment(ref done));
            return ValueTask.CompletedTask;
        }).GetAwaiter().GetResult();
        var counts = new int[faces.People.Count];
        for (var index = 0; index < faces.Count; index++) counts[faces.PersonOf(index)]++;
        return new(
            faces.People.Count,
            faces.Count,
            ImagesPerPerson.Of(counts),
            [.. looks.OfType<(int Width, int Height, ulong)>().CountBy(look => (look.Width, look.Height))
                .OrderByDescending(size => size.Value).Select(size => new PictureSizeCount(size.Key.Width, size.Key.Height, size.Value))],
            [.. broken.OrderBy(pair => pair.Key).Select(pair => pair.Value)],
            Exact(faces, contents),
            Near(faces, contents, looks, cancellation));
    }

    private static IReadOnlyList<DuplicateGroup> Exact(FaceCollection faces, UInt128?[] contents) =>
        [.. Enumerable.Range(0, faces.Count).Where(index => contents[index] is not null).GroupBy(index => contents[index])
            .Where(group => group.Skip(1).Any()).Select(group => DuplicateGroup.Of(faces, [.. group]))];

    private static IReadOnlyList<DuplicateGroup> Near(
        FaceCollection faces, UInt128?[] contents, (int Width, int Height, ulong Hash)?[] looks, CancellationToken cancellation)
    {
        var readable = Enumerable.Range(0, faces.Count).Where(index => looks[index] is not null).ToArray();
        return [.. DataSets.NearDuplicates.Groups([.. readable.Select(index => looks[index]!.Value.Hash)], cancellation)
            .Select(group => group.Select(at => readable[at]).ToArray())
            .Where(group => group.Select(index => contents[index]).Distinct().Skip(1).Any())
            .Select(group => DuplicateGroup.Of(faces, group))];
    }
}
