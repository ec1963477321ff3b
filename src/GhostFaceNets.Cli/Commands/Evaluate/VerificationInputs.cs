using System.CommandLine;
using GhostFaceNets.Detection;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary>The options that name a verification set, and how its faces are had: as they are, by given points, or found here.</summary>
internal sealed class VerificationInputs
{
    private readonly Option<FileInfo?> _bin = new("--bin")
    {
        Description = "An evaluation .bin file, e.g. lfw.bin of InsightFace's data sets: aligned pictures in pairs.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo?> _pairs = new("--pairs")
    {
        Description = "A list of pairs in the format of Labeled Faces in the Wild; its pictures are in --images.",
        HelpName = "FILE",
    };

    private readonly Option<DirectoryInfo?> _images = new("--images")
    {
        Description = "The folder of the pictures of --pairs, one folder per person in it.",
        HelpName = "DIR",
    };

    private readonly Option<FileInfo?> _landmarks = new("--landmarks")
    {
        Description = "Align by the five points in this CSV file instead of looking for faces. Pictures that it lacks are skipped.",
        HelpName = "CSV",
    };

    private readonly Option<bool> _aligned = new("--aligned")
    {
        Description = "The pictures of --pairs are aligned faces of the model's input size already.",
    };

    private readonly Option<FileInfo?> _detector = DetectorOption.Create();
    private readonly Option<string> _select = SelectOption.Create();

    public VerificationInputs()
    {
        _select.Description = "Which face counts when a picture shows several: the largest, or the most central. Defaults to central, as in Labeled Faces in the Wild.";
        _select.DefaultValueFactory = _ => "central";
    }

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_bin, _pairs, _images, _landmarks, _aligned, _detector, _select];

    /// <summary>Opens the set; dispose of what comes with it after the run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="size">The side of the model's input in pixels.</param>
    /// <exception cref="UsageException">The options do not go together.</exception>
    /// <exception cref="BadDataException">A file is not what it should be, or a picture is absent.</exception>
    public (VerificationSet Set, IDisposable? Detector) Open(ParseResult parsed, int size)
    {
        Check(parsed);
        if (parsed.GetValue(_bin) is { } bin) return (VerificationSet.FromBin(bin.FullName), null);

        var path = parsed.GetValue(_pairs)!.FullName;
        var pairs = PairsFile.Read(path, parsed.GetValue(_images)!.FullName);
        Picture Read(int picture) => PictureFile.Read(pairs.PathOf(picture));
        if (parsed.GetValue(_aligned)) return (VerificationSet.FromPairs(path, pairs, Read), null);
        if (parsed.GetValue(_landmarks) is { } csv)
        {
            var points = LandmarksFile.Read(csv.FullName);
            return (VerificationSet.FromPairs(path, pairs, picture =>
                points.TryGetValue(pairs.Names[picture], out var landmarks) ? FaceAlignment.Align(Read(picture), landmarks, size) : null), null);
        }

        var detector = DetectorOption.Open(parsed.GetValue(_detector), BackendOption.Of(parsed));
        var extractor = new FaceExtractor(detector, SelectOption.Parse(parsed.GetValue(_select)), size);
        return (VerificationSet.FromPairs(path, pairs, picture => extractor.Extract(Read(picture))?.Aligned), detector);
    }

    private void Check(ParseResult parsed)
    {
        var (bin, pairs, images) = (parsed.GetValue(_bin) is not null, parsed.GetValue(_pairs) is not null, parsed.GetValue(_images) is not null);
        var (landmarks, aligned) = (parsed.GetValue(_landmarks) is not null, parsed.GetValue(_aligned));
        if (bin == pairs) throw new UsageException("name what to evaluate: either --bin FILE, or --pairs FILE with --images DIR");
        if (pairs != images) throw new UsageException("--pairs and --images belong together: the list, and the folder of its pictures");
        if (bin && (landmarks || aligned)) throw new UsageException("--landmarks and --aligned are for --pairs; the pictures in a .bin are aligned");
        if (landmarks && aligned) throw new UsageException("--landmarks and --aligned exclude each other: aligned pictures need no points");
    }
}
