using GhostFaceNets.Detection;
using GhostFaceNets.Files;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>Aligns and embeds the pictures of a release. Every few thousand faces are kept in a file, so that a stop loses little of hours of work.</summary>
public static class IjbEmbedding
{
    /// <summary>Faces in a file.</summary>
    internal const int ShardFaces = 4096;

    private const string NoteName = "source.txt";

    /// <summary>Embeds all faces, or those that an earlier call did not come to.</summary>
    /// <param name="layout">Where the pictures lie.</param>
    /// <param name="faces">The faces.</param>
    /// <param name="embedder">The network.</param>
    /// <param name="folder">Where finished parts are kept; the caller removes it when the embeddings are safe elsewhere.</param>
    /// <param name="progress">Hears how many faces are done, those of earlier calls among them.</param>
    /// <param name="cancellation">Stops after the batches that are running.</param>
    /// <exception cref="BadDataException">A picture is absent or broken, or its points are no face; names it. Or the folder holds parts of other work.</exception>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IjbEmbeddings Run(
        IjbLayout layout, IjbFaces faces, Embedder embedder, string folder, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(layout, faces, embedder, folder, ShardFaces, progress, cancellation);

    internal static IjbEmbeddings Run(
        IjbLayout layout, IjbFaces faces, Embedder embedder, string folder, int shardFaces, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(embedder);
        var (count, size) = (faces.Names.Count, embedder.EmbeddingSize);
        Claim(folder, $"model {ModelFingerprint.Of(embedder.Model)}\nfaces {count} of {Path.GetFullPath(layout.FacePoints)}, {File.GetLastWriteTimeUtc(layout.FacePoints):O}\n");
        var (straight, mirrors) = (new Embeddings(count, size, new float[count * size]), new Embeddings(count, size, new float[count * size]));
        for (var start = 0; start < count; start += shardFaces)
        {
            var shard = Shard(layout, faces, embedder, Path.Combine(folder, $"{start / shardFaces:D5}.npz"), start, Math.Min(shardFaces, count - start), progress, cancellation);
            shard.Faces.Values.CopyTo(straight.Values, start * size);
            shard.Mirrors.Values.CopyTo(mirrors.Values, start * size);
        }

        return new(straight, mirrors);
    }

    private static IjbEmbeddings Shard(
        IjbLayout layout, IjbFaces faces, Embedder embedder, string path, int start, int count, IProgress<int>? progress, CancellationToken cancellation)
    {
        if (File.Exists(path))
        {
            progress?.Report(start + count);
            return IjbEmbeddings.Read(path, count);
        }

        var all = progress is null ? null : new Shifted(progress, start);
        var (straight, mirrors) = embedder.EmbedWithMirrors(count, i => Face(layout, faces, start + i, embedder.InputSize), all, cancellation);
        foreach (var values in (float[][])[straight.Values, mirrors.Values])
        {
            if (Array.FindIndex(values, value => !float.IsFinite(value)) is var bad and >= 0)
            {
                throw new InvalidOperationException($"The embedding of {faces.Names[start + (bad / straight.Size)]} is not finite: the network has diverged.");
            }
        }

        var shard = new IjbEmbeddings(straight, mirrors);
        NpzFile.Write(path, shard.Arrays);
        return shard;
    }

    private static Picture Face(IjbLayout layout, IjbFaces faces, int face, int size)
    {
        var path = Path.Combine(layout.Pictures, faces.Names[face]);
        try
        {
            return FaceAlignment.Align(PictureFile.Read(path), faces.Landmarks[face], size);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadDataException(path, $"there is no such picture, which {layout.FacePoints} lists.", error);
        }
        catch (ArgumentException error)
        {
            throw new BadDataException(path, $"its points in {layout.FacePoints} are no face: {error.Message}", error);
        }
    }

    private static void Claim(string folder, string source)
    {
        var note = Path.Combine(folder, NoteName);
        if (!Directory.Exists(folder)) AtomicFile.WriteText(note, source);
        else if (!File.Exists(note) || File.ReadAllText(note) != source)
        {
            throw new BadDataException(folder, "holds parts of an evaluation of another model or another release; remove it, or name another result file.");
        }
    }

    private sealed class Shifted(IProgress<int> progress, int start) : IProgress<int>
    {
        public void Report(int value) => progress.Report(start + value);
    }
}
