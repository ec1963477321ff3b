using System.CommandLine;
using GhostFaceNets.Detection;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data pairs</c>: a list of pairs and pictures to an evaluation .bin.</summary>
internal static class PairsCommand
{
    public static Command Create()
    {
        var list = new Argument<string>("PAIRS") { Description = "A list of pairs as LFW's pairs.txt." };
        var images = new Argument<string>("IMAGES") { Description = "The folder that holds a folder of pictures for each person of the list." };
        var output = new Argument<string>("OUT.bin") { Description = "The .bin file to write." };
        var aligned = new Option<bool>("--aligned") { Description = "The pictures are aligned faces of one size already; their bytes are taken as they are." };
        var detector = DetectorOption.Create();
        var select = SelectOption.Create();
        return new GhostCommand(
            "pairs",
            "Make an evaluation .bin, as insightface and this program read it, from a list of pairs and the pictures that it names. "
            + "Faces are found and aligned, unless --aligned says that they are. Pairs with a picture that shows no face are left out and told.",
            (parsed, context, cancellation) =>
            {
                AtomicFile.EnsureWritable(parsed.GetRequiredValue(output));
                var pairs = PairsFile.Read(parsed.GetRequiredValue(list), parsed.GetRequiredValue(images));
                using var opened = parsed.GetValue(aligned) ? null : DetectorOption.Open(parsed.GetValue(detector), BackendOption.Of(parsed));
                var extractor = opened is null ? null : new FaceExtractor(opened, SelectOption.Parse(parsed.GetValue(select)));
                var faces = WorkProgress.Run(context, "reading faces", pairs.Names.Count, progress => Faces(pairs, extractor, progress, cancellation));
                return Task.FromResult<object?>(Write(parsed.GetRequiredValue(list), parsed.GetRequiredValue(output), pairs, faces, context));
            },
            [list, images, output, aligned, detector, .. BackendOption.Options, select]);
    }

    private static byte[]?[] Faces(PairsFile pairs, FaceExtractor? extractor, IProgress<int> progress, CancellationToken cancellation)
    {
        var faces = new byte[]?[pairs.Names.Count];
        var sizes = new (int, int)[faces.Length];
        var done = 0;
        Parallel.ForAsync(0, faces.Length, cancellation, (index, _) =>
        {
            var file = File.ReadAllBytes(pairs.PathOf(index));
            var picture = PictureFile.Decode(file, pairs.PathOf(index));
            sizes[index] = (picture.Width, picture.Height);
            faces[index] = extractor is null ? file : extractor.Extract(picture) is { } face ? PictureEncoder.Png(face.Aligned) : null;
            progress.Report(Interlocked.Increment(ref done));
            return ValueTask.CompletedTask;
        }).GetAwaiter().GetResult();
        if (extractor is null && Array.FindIndex(sizes, size => size != sizes[0]) is > 0 and var other)
        {
            var ((width, height), (firstWidth, firstHeight)) = (sizes[other], sizes[0]);
            throw new BadDataException(
                pairs.PathOf(other), $"it has {width} x {height} pixels and {pairs.PathOf(0)} {firstWidth} x {firstHeight}; aligned faces have one size. Leave --aligned out to find and align the faces.");
        }

        return faces;
    }

    private static object Write(string list, string output, PairsFile pairs, byte[]?[] faces, CommandContext context)
    {
        var kept = pairs.Pairs.Where(pair => faces[pair.First] is not null && faces[pair.Second] is not null).ToArray();
        if (kept.Length == 0) throw new BadDataException(list, $"none of its {pairs.Pairs.Count} pairs is left: no face was found in {faces.Count(face => face is null)} of {faces.Length} pictures.");
        var withoutFace = Enumerable.Range(0, faces.Length).Where(index => faces[index] is null).Select(index => pairs.Names[index]).ToArray();
        VerificationBin.Write(
            output,
            [.. kept.SelectMany(pair => (ReadOnlyMemory<byte>[])[faces[pair.First], faces[pair.Second]])],
            [.. kept.Select(pair => pair.Same)]);
        foreach (var name in withoutFace) context.Progress.WriteLine($"no face: {name}");
        context.Out.MarkupLineInterpolated($"{kept.Length} pairs in {output}, {pairs.Pairs.Count - kept.Length} left out");
        return new { File = output, Pairs = kept.Length, Same = kept.Count(pair => pair.Same), LeftOut = pairs.Pairs.Count - kept.Length, WithoutFace = withoutFace };
    }
}
