using System.Globalization;
using GhostFaceNets.Files;
using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.DataSets;

/// <summary>Packs pictures into RecordIO files as insightface and MXNet read them: <c>train.rec</c>, <c>train.idx</c>, <c>property</c>, and
/// <c>train.lst</c>, which keeps the names. The pictures' bytes stay as they are.</summary>
public static class RecordPacking
{
    /// <summary>The most shards.</summary>
    public const int MaximalShards = 1000;

    // Keys are noted as 32-bit floats too, which count no further.
    private const int LargestExactKey = 1 << 24;

    /// <summary>Packs pictures. Keys count from 1, person by person, whatever the order in the file, so that each person's keys are one range.</summary>
    /// <param name="output">A new folder; it appears when it is complete.</param>
    /// <param name="faces">The pictures; a person's label is the place in <see cref="FaceCollection.People"/>.</param>
    /// <param name="seed">Shuffles the order in the file; null keeps that of the keys.</param>
    /// <param name="shards">1 writes <c>train.rec</c> with record 0 and a record for each identity. More write <c>train_0000.rec</c> ..., of
    /// nearly as many pictures each and pictures only, as im2rec's chunks are.</param>
    /// <param name="progress">Hears how many pictures are written.</param>
    /// <param name="cancellation">Stops between two pictures; nothing is left.</param>
    /// <exception cref="BadDataException">There is something under the name already; a picture cannot be read, is empty or larger than a record;
    /// or there are more pictures and people than a 32-bit float can count.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(
        string output, FaceCollection faces, int? seed = null, int shards = 1, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shards, MaximalShards);
        if (shards == 1 && faces.Count + (long)faces.People.Count >= LargestExactKey)
        {
            throw new BadDataException(output, $"{faces.Count} pictures of {faces.People.Count} people are more than one file can number; write several shards.");
        }

        var byKey = Enumerable.Range(0, faces.Count).OrderBy(faces.PersonOf).ToArray();
        var order = Enumerable.Range(0, byKey.Length).ToArray();
        if (seed is { } number) new Random(number).Shuffle(order);
        AtomicFolder.Write(output, folder =>
        {
            for (var (shard, done) = (0, 0); shard < shards; shard++)
            {
                var end = (int)((long)order.Length * (shard + 1) / shards);
                WriteFile(
                    Path.Combine(folder, shards == 1 ? RecordIoFiles.Records : RecordIoFiles.Shard(shard)),
                    faces,
                    byKey,
                    order.AsSpan(done..end),
                    withIdentities: shards == 1,
                    written => progress?.Report(done + written),
                    cancellation);
                done = end;
            }

            AtomicFile.Write(Path.Combine(folder, RecordIoFiles.List), stream =>
                RecordList.Write(stream, byKey.Select((index, at) => (at + 1L, faces.PersonOf(index), faces.RelativeNameOf(index)))));
            AtomicFile.WriteText(Path.Combine(folder, RecordIoFiles.Property), Property(faces));
        });
    }

    private static void WriteFile(
        string path, FaceCollection faces, int[] byKey, ReadOnlySpan<int> order, bool withIdentities, Action<int> progress, CancellationToken cancellation)
    {
        var entries = new List<(long, long)>(order.Length);
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
        {
            var writer = new RecordIoWriter(stream);
            foreach (var at in order)
            {
                cancellation.ThrowIfCancellationRequested();
                var header = RecordHeader.OfImage(faces.PersonOf(byKey[at]), at + 1);
                entries.Add((at + 1, writer.Write(header.Before(ReadImage(faces, byKey[at]).Span))));
                progress(entries.Count);
            }

            if (withIdentities) entries.AddRange(WriteIdentities(writer, faces, byKey));
            stream.Flush(flushToDisk: true);
        }

        AtomicFile.Write(Path.ChangeExtension(path, ".idx"), index => RecordIndex.Write(index, entries));
    }

    /// <summary>A record for each person with the range of the pictures' keys, and at last record 0 with the ranges of both.</summary>
    private static IEnumerable<(long Key, long Offset)> WriteIdentities(RecordIoWriter writer, FaceCollection faces, int[] byKey)
    {
        var (key, first) = (byKey.Length + 1L, 1L);
        foreach (var person in byKey.CountBy(faces.PersonOf))
        {
            yield return (key, writer.Write(RecordHeader.OfRange(first, first + person.Value, key).Before([])));
            first += person.Value;
            key++;
        }

        yield return (0, writer.Write(RecordHeader.OfRange(first, key, 0, id2: 1).Before([])));
    }

    private static ReadOnlyMemory<byte> ReadImage(FaceCollection faces, int index)
    {
        var image = faces.Read(index);
        if (image.Length == 0) throw new BadDataException(faces.NameOf(index), "the picture is empty.");
        const int Most = RecordIoWriter.MaximalLength / 2;
        return image.Length <= Most ? image : throw new BadDataException(faces.NameOf(index), $"the picture has {image.Length} bytes, a record takes {Most} at most.");
    }

    /// <summary>Classes, height and width; the size is that of the first picture, which all faces for training share.</summary>
    private static string Property(FaceCollection faces)
    {
        var picture = PictureFile.Decode(faces.Read(0).Span, faces.NameOf(0));
        return string.Create(CultureInfo.InvariantCulture, $"{faces.People.Count},{picture.Height},{picture.Width}\n");
    }
}
