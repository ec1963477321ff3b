using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface embed</c>: pictures become rows of numbers.</summary>
internal static class EmbedCommand
{
    public static Command Create()
    {
        var model = new ModelSelection();
        var faces = new FaceInputs();
        var images = new Option<string[]>("--images", "-i")
        {
            Description = "Pictures and folders of pictures. Rows follow this order, a folder's files the ordinal order of their paths.",
            HelpName = "FILE_OR_DIR",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var output = new Option<FileInfo>("--out", "-o")
        {
            Description = "Where the embeddings go: .npy holds the rows (N, E) as float32, .npz the rows as 'embs' and the files as 'names'.",
            HelpName = "FILE",
            Required = true,
        };
        var flip = new Option<bool>("--flip") { Description = "Add the embedding of the mirrored face to each row." };
        var normalize = new Option<bool>("--normalize") { Description = "Scale each row to length 1. Defaults to the network's raw output." };
        var skip = new Option<bool>("--skip-faceless") { Description = "Leave out pictures that show no face and list them. Defaults to stopping at the first one." };
        return new GhostCommand(
            "embed",
            "Turn pictures into embeddings: one row of numbers per face, near for one person, far for two.",
            (parsed, context, cancellation) =>
            {
                var target = parsed.GetRequiredValue(output).FullName;
                var write = Writer(target);
                AtomicFile.EnsureWritable(target);
                var files = PictureArguments.Files(parsed.GetRequiredValue(images));
                using var embedder = model.Open(parsed);
                using var source = faces.Open(parsed, embedder);
                var (faceless, allowed) = (new FacelessPictures(), parsed.GetValue(skip));
                Picture Face(int index) => source.Read(files[index]) ?? (allowed
                    ? faceless.Add(index, embedder.InputSize)
                    : throw new BadDataException(files[index], "no face was found in it; --skip-faceless leaves such pictures out and lists them."));
                var rows = WorkProgress.Run(context, "embedding", files.Count, progress => embedder.Embed(files.Count, Face, parsed.GetValue(flip), progress, cancellation));
                var (embeddings, names) = faceless.Remove(rows, files);
                embeddings.ThrowIfNotFinite(names);
                if (parsed.GetValue(normalize)) embeddings = Cosine.Normalize(embeddings);
                write(embeddings, names);
                context.Out.MarkupLineInterpolated($"{embeddings.Count} faces, {embeddings.Size} numbers each, written to {target}");
                foreach (var name in faceless.Names(files)) context.Out.MarkupLineInterpolated($"no face: {name}");
                return Task.FromResult<object?>(new
                {
                    Out = target,
                    embeddings.Count,
                    embeddings.Size,
                    embedder.Device,
                    Names = names,
                    NoFace = faceless.Names(files),
                });
            },
            [images, output, .. model.Options, .. faces.Options, flip, normalize, skip]);
    }

    private static Action<Embeddings, IReadOnlyList<string>> Writer(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".npy" => (rows, _) => NpyFile.Write(path, Array(rows)),
        ".npz" => (rows, names) => NpzFile.Write(path, new Dictionary<string, NumpyArray>
        {
            ["embs"] = Array(rows),
            ["names"] = NumpyArray.Of([names.Count], names.ToArray()),
        }),
        var other => throw new UsageException($"--out writes .npy or .npz, not '{other}'."),
    };

    private static NumpyArray Array(Embeddings rows) => NumpyArray.Of([rows.Count, rows.Size], rows.Values);
}
