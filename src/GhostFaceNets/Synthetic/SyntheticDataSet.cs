using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Synthetic;

/// <summary>Writes drawn people as a data set: one folder of JPEG files per person, and a verification .bin of people who have no folder.</summary>
public static class SyntheticDataSet
{
    /// <summary>Name of the verification file in the folder.</summary>
    public const string BinName = "unseen.bin";

    /// <summary>Writes <c>000000/0000.jpg</c> ... and <c>unseen.bin</c> below the folder. Each file appears when it is complete;
    /// called again after a stop, it goes on with the files that are missing.</summary>
    /// <param name="folder">A new or empty folder, or one that an earlier call with the same plan left.</param>
    /// <param name="plan">What to write.</param>
    /// <param name="progress">Hears of each picture as it is there; called from several threads.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <returns>The path of the verification file.</returns>
    /// <exception cref="BadDataException">The folder holds something else.</exception>
    /// <exception cref="IOException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static async Task<string> WriteAsync(
        string folder, SyntheticPlan plan, Action? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        SyntheticManifest.Claim(folder, plan);
        AtomicFolder.EnsureWritable(folder);
        var faces = new SyntheticFaces(plan.Seed);
        await Parallel.ForAsync(0, plan.People, cancellation, (person, stop) =>
        {
            for (var index = 0; index < plan.Images; index++)
            {
                stop.ThrowIfCancellationRequested();
                var file = Path.Combine(folder, $"{person:D6}", $"{index:D4}.jpg");
                if (!File.Exists(file)) PictureFile.WriteJpeg(file, faces.Draw(person, index));
                progress?.Invoke();
            }

            return ValueTask.CompletedTask;
        });

        var bin = Path.Combine(folder, BinName);
        if (!File.Exists(bin)) await WritePairsAsync(bin, plan, cancellation);
        return bin;
    }

    /// <summary>Writes only the verification .bin of a plan.</summary>
    /// <param name="file">The file; it appears when it is complete.</param>
    /// <param name="plan">Which people are not in it, and how many pairs it has.</param>
    /// <param name="cancellation">Stops between two pairs.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WritePairsAsync(string file, SyntheticPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var faces = new SyntheticFaces(plan.Seed);
        var pairs = SyntheticPairs.Of(plan).ToArray();
        var images = new ReadOnlyMemory<byte>[2 * pairs.Length];
        await Parallel.ForAsync(0, pairs.Length, cancellation, (pair, stop) =>
        {
            images[2 * pair] = Encode(pairs[pair].First);
            images[(2 * pair) + 1] = Encode(pairs[pair].Second);
            return ValueTask.CompletedTask;
        });
        VerificationBin.Write(file, images, [.. pairs.Select(pair => pair.Same)]);

        ReadOnlyMemory<byte> Encode(SyntheticPairs.Face face) => PictureEncoder.Jpeg(faces.Draw(face.Person, face.Index));
    }
}
