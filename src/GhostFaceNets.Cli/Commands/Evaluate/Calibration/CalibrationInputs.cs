using System.CommandLine;
using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Evaluate.Calibration;

/// <summary>The options that name faces of known people, or known pairs, and the scores of their pairs as <c>compare</c> would see them.</summary>
internal sealed class CalibrationInputs
{
    private readonly FaceInputs _faces = new();

    private readonly Option<string> _data = new("--data-path", "--data", "-d")
    {
        Description = "A folder with one folder of pictures per person, or a .rec file: all pairs of its pictures; a pairs.txt with --images; or an evaluation .bin.",
        HelpName = "PATH",
        Required = true,
    };

    private readonly Option<DirectoryInfo?> _images = new("--images")
    {
        Description = "The folder of the pictures of a pairs.txt, one folder per person in it.",
        HelpName = "DIR",
    };

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_data, _images, .. _faces.Options];

    /// <summary>Embeds the faces, each with its mirror image as <c>compare</c> does, and scores the pairs.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    /// <exception cref="BadDataException">A file is not what it should be.</exception>
    public CalibrationFaces Open(ParseResult parsed, Embedder embedder, CommandContext context, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(_data);
        var images = parsed.GetValue(_images)?.FullName;
        var isList = string.Equals(Path.GetExtension(path), ".txt", StringComparison.OrdinalIgnoreCase);
        if (isList != images is not null) throw new UsageException("a pairs.txt and --images belong together: the list, and the folder of its pictures");
        if (string.Equals(Path.GetExtension(path), ".bin", StringComparison.OrdinalIgnoreCase)) return OfBin(path, embedder, context, cancellation);
        using var source = _faces.Open(parsed, embedder);
        return isList ? OfList(path, images!, embedder, source, context, cancellation) : OfFolder(path, embedder, source, context, cancellation);
    }

    private static CalibrationFaces OfBin(string path, Embedder embedder, CommandContext context, CancellationToken cancellation)
    {
        var run = Run(VerificationSet.FromBin(path), embedder, context, cancellation);
        var pairs = FacePairs.Of([.. run.MeasuredPairs.Select(pair => run.Set.Pairs[pair])], run.Scores);
        return new(run.Set.Name, pairs, run.Set.Pictures, run.SkippedPictures);
    }

    private static CalibrationFaces OfList(string path, string images, Embedder embedder, FaceSource source, CommandContext context, CancellationToken cancellation)
    {
        var list = PairsFile.Read(path, images);
        var run = Run(VerificationSet.FromPairs(path, list, picture => source.Read(list.PathOf(picture))), embedder, context, cancellation);
        var people = list.Names.Select(name => name[..name.IndexOf('/')]).Distinct().Index().ToDictionary(person => person.Item, person => person.Index);
        var pairs = FacePairs.Of([.. run.MeasuredPairs.Select(pair => run.Set.Pairs[pair])], run.Scores, [.. list.Names.Select(name => people[name[..name.IndexOf('/')]])]);
        return new(run.Set.Name, pairs, list.Names, run.SkippedPictures);
    }

    private static CalibrationFaces OfFolder(string path, Embedder embedder, FaceSource source, CommandContext context, CancellationToken cancellation)
    {
        using var people = FolderFaces.OpenForPairs(path, cancellation);
        var embedded = FolderFaces.Embed(people, path, embedder, source, flip: true, context, cancellation);
        var pairs = WorkProgress.Run(context, "comparing", embedded.Pictures.Count, progress => FacePairs.Of(embedded.Faces, null, progress, cancellation));
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))), pairs, embedded.Pictures, embedded.WithoutFace);
    }

    private static VerificationRun Run(VerificationSet set, Embedder embedder, CommandContext context, CancellationToken cancellation) =>
        WorkProgress.Run(context, "embedding", set.Pictures.Count, progress => VerificationRun.Of(set, embedder, flip: true, progress, cancellation));
}
