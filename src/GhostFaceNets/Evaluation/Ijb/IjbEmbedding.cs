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
    public static IEmbeddingParts Run(
        IjbLayout layout, IjbFaces faces, Embedder embedder, string folder, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(layout, faces, embedder, folder, ShardFaces, progress, cancellation);

    internal static IEmbeddingParts Run(
        IjbLayout layout, IjbFaces faces, Embedder embedder, string folder, int shardFaces, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(embedder);
        var (count, size) = (faces.Names.Count, embedder.EmbeddingSize);
        Claim(folder, $"model {ModelFingerprint.Of(embedder.Model)}\nfaces {count} of {Path.GetFullPath(layout.FacePoints)}, {File.GetLastWriteTimeUtc(layout.FacePoints):O}\n");
        for (var start = 0; start < count; start += shardFaces)
        {
            WriteShard(layout, faces, embedder, PathOf(folder, start / shardFaces), start, Math.Min(shardFaces, count - start), progress, cancellation);
        }

        return new Shards(folder, count, size, shardFaces);
    }

    private static string PathOf(string folder, int shard) => Path.Combine(folder, $"{shard:D5}.npz");

    private static void WriteShard(
        IjbLayout layout, IjbFaces faces, Embedder embedder, string path, int start, int count, IProgress<int>? progress, CancellationToken cancellation)
    {
        if (File.Exists(path))
        {
            progress?.Report(start + count);
            return;
        }

        var all = progress is null ? null : new Shifted(progress, start);
        var (straight, mirrors) = embedder.EmbedWithMirrors(count, i => Face(layout, faces, start + i, embedder.InputSize), all, cancellation);
        straight.ThrowIfNotFinite(faces.Names, start);
        mirrors.ThrowIfNotFinite(faces.Names, start);
        NpzFile.Write(path, npz => IjbEmbeddingFile.Add(npz, new IjbEmbeddings(straight, mirrors)));
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
            throw BadDataException.Of(path, $"its points in {layout.FacePoints} are no face", error);
        }
    }

    private static void Claim(string folder, string source)
    {
        var note = Path.Combine(folder, NoteName);
        // A stop can come between the folder and the note.
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.npz").Any()) AtomicFile.WriteText(note, source);
        else if (!File.Exists(note) || File.ReadAllText(note) != source)
        {
            throw new BadDataException(folder, "holds parts of an evaluation of another model or another release; remove it, or name another result file.");
        }
    }

    private sealed record Shards(string Folder, int Count, int Size, int ShardFaces) : IEmbeddingParts
    {
        public IEnumerable<IjbEmbeddings> Read() => IjbEmbeddingFile.Read(Enumerable.Range(0, (Count + ShardFaces - 1) / ShardFaces)
            .Select(shard => new IjbEmbeddingFile(PathOf(Folder, shard), Math.Min(ShardFaces, Count - (shard * ShardFaces)))));
    }

    private sealed class Shifted(IProgress<int> progress, int start) : IProgress<int>
    {
        public void Report(int value) => progress.Report(start + value);
    }
}
