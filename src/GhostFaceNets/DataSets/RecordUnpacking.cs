using System.Globalization;
using GhostFaceNets.Files;
using GhostFaceNets.Formats.RecordIo;

namespace GhostFaceNets.DataSets;

/// <summary>Unpacks RecordIO files into a folder for each person: <c>label/key.jpg</c>, the bytes as they are, whatever format they have.</summary>
public static class RecordUnpacking
{
    /// <summary>Unpacks a data set. Until it is complete, the folder has <c>.partial</c> behind its name; called again after a stop, this goes on there.</summary>
    /// <param name="records">The data set.</param>
    /// <param name="output">A new folder.</param>
    /// <param name="progress">Hears how many pictures are there; called from several threads.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <exception cref="BadDataException">There is something under the name already, another data set was being unpacked there, or a record is damaged.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(RecordIoDataSet records, string output, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        AtomicFolder.DemandFree(output);
        var unfinished = AtomicFolder.Unfinished(output);
        var note = unfinished + ".txt";
        Leftovers.Remove(note);
        Claim(unfinished, note, records);
        foreach (var label in records.Identities) Directory.CreateDirectory(Path.Combine(unfinished, Name(label)));
        var done = 0;

        // Parallel.For would wrap what a picture throws.
        Parallel.ForAsync(0, records.Count, cancellation, (index, _) =>
        {
            // The loop's own check can lag behind while the stopping thread waits for its turn.
            cancellation.ThrowIfCancellationRequested();
            WriteImage(records, index, Path.Combine(unfinished, NameOf(records, index)));
            progress?.Report(Interlocked.Increment(ref done));
            return ValueTask.CompletedTask;
        }).GetAwaiter().GetResult();
        AtomicFolder.Complete(unfinished, output);
        File.Delete(note);
    }

    /// <summary>What the file of a picture is called below the folder.</summary>
    internal static string NameOf(RecordIoDataSet records, int index) => $"{Name(records.IdentityOf(index))}/{Name(records.KeyOf(index))}.jpg";

    private static void WriteImage(RecordIoDataSet records, int index, string path)
    {
        var image = records.ReadImage(index).Span;

        // A stop can leave the last files short, not otherwise changed.
        if (new FileInfo(path) is { Exists: true } there && there.Length == image.Length) return;
        File.WriteAllBytes(path, image);
    }

    private static void Claim(string folder, string note, RecordIoDataSet records)
    {
        var source = string.Concat(records.Files.Select(file => $"{Path.GetFullPath(file)}, {new FileInfo(file).Length} bytes\n"));
        if (!Directory.Exists(folder))
        {
            AtomicFile.WriteText(note, source);
        }
        else if (!File.Exists(note) || File.ReadAllText(note) != source)
        {
            throw new BadDataException(folder, "was not left by an earlier unpacking of these files; remove it, or name another folder.");
        }
    }

    private static string Name(long number) => number.ToString(CultureInfo.InvariantCulture);
}
