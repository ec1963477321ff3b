using GhostFaceNets.Files;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Embeds aligned faces into feature files. Called again after a stop, it goes on with the files that are missing.</summary>
public static class FeatureExtraction
{
    private const int PartLength = 1024;

    /// <summary>Notes which model the feature files of an algorithm come from, or finds that it was the same before.</summary>
    /// <param name="folder">The folder above those of FaceScrub and MegaFace.</param>
    /// <param name="algorithm">The last part of the files' names.</param>
    /// <param name="model">The model.</param>
    /// <param name="flip">Whether mirror images are added.</param>
    /// <exception cref="BadDataException">There are files of another model, or of one that is not known.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Claim(string folder, string algorithm, FaceModel model, bool flip)
    {
        var note = Path.Combine(folder, $"{algorithm}.source.txt");
        var source = $"model {ModelFingerprint.Of(model)}\nmirror images {(flip ? "added" : "not added")}\n";
        AtomicFolder.EnsureWritable(folder);
        if (File.Exists(note) && File.ReadAllText(note) == source) return;
        if (File.Exists(note) || Directory.EnumerateFiles(folder, $"*_{algorithm}.bin", SearchOption.AllDirectories).Any())
        {
            throw new BadDataException(folder, $"holds embeddings named '{algorithm}' of another or an unknown model; leave --model out to evaluate them, or name another --algo or --output.");
        }

        AtomicFile.WriteText(note, source);
    }

    /// <summary>Embeds the pictures whose file is missing, and scales the embeddings to length 1.</summary>
    /// <param name="embedder">The network.</param>
    /// <param name="root">The folder of the pictures: aligned faces of the network's input size.</param>
    /// <param name="pictures">The pictures' paths below it, with <c>/</c>.</param>
    /// <param name="target">Where the files go.</param>
    /// <param name="flip">Whether the mirror image's embedding is added; the reference does not.</param>
    /// <param name="skipBroken">Whether pictures that cannot be used get no file, instead of stopping the work.</param>
    /// <param name="progress">Hears how many pictures are done, those of earlier calls among them.</param>
    /// <param name="cancellation">Stops after the batches that are running.</param>
    /// <exception cref="BadDataException">A picture is absent, broken or of another size.</exception>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Run(
        Embedder embedder,
        string root,
        IReadOnlyList<string> pictures,
        FeatureFolder target,
        bool flip = false,
        bool skipBroken = false,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(target);
        string[] missing = [.. pictures.Where(picture => !FeatureFile.Exists(target.PathOf(picture), embedder.EmbeddingSize))];
        var done = pictures.Count - missing.Length;
        progress?.Report(done);
        foreach (var part in missing.Chunk(PartLength))
        {
            var broken = new bool[part.Length];
            var before = done;
            var rows = Cosine.Normalize(embedder.Embed(part.Length, Face, flip, progress is null ? null : new Shifted(progress, before), cancellation));
            EachFile.Do(part.Length, i => Write(target.PathOf(part[i]), rows[i], broken[i]));
            done += part.Length;

            Picture Face(int i)
            {
                try
                {
                    return Read(Path.Combine(root, part[i]), embedder.InputSize);
                }
                catch (BadDataException) when (skipBroken)
                {
                    broken[i] = true;
                    return new(embedder.InputSize, embedder.InputSize, new byte[3 * embedder.InputSize * embedder.InputSize]);
                }
            }
        }
    }

    private static void Write(string path, ReadOnlySpan<float> embedding, bool broken)
    {
        if (broken) return;
        foreach (var number in embedding)
        {
            if (!float.IsFinite(number)) throw new InvalidOperationException($"{path}: the embedding is not finite: the network has diverged.");
        }

        FeatureFile.Write(path, embedding);
    }

    private static Picture Read(string path, int size)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadDataException(path, $"the picture cannot be read: {error.Message}", error);
        }

        var picture = PictureFile.Decode(bytes, path);
        return picture.Width == size && picture.Height == size
            ? picture
            : throw new BadDataException(path, $"it has {picture.Width} x {picture.Height} pixels, an aligned face for this model has {size} x {size}; ghostface align makes such faces.");
    }

    private sealed class Shifted(IProgress<int> progress, int start) : IProgress<int>
    {
        public void Report(int value) => progress.Report(start + value);
    }
}
