using System.CommandLine;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli;

/// <summary>The options by which <c>ghostface quantize</c> measures what values are rounded to, and which layers must stay float32.</summary>
internal sealed class CalibrationFaces
{
    // Enough to tell layers apart; a hundred layers are measured on them one by one.
    private const int MostFaces = 200;

    private readonly Option<DirectoryInfo?> _folder = new("--calibrate")
    {
        Description = $"A folder of aligned faces, of which up to {MostFaces} are embedded with each layer in the smaller type alone: the layers that cost most stay float32 until the embeddings are as near to the old model's as --least-cosine says. With --activations int8 they also show what layers' inputs are best rounded to.",
        HelpName = "DIR",
    };

    private readonly Option<double?> _leastCosine = new("--least-cosine")
    {
        Description = "The mean cosine to the old model's embeddings that --calibrate reaches, 0 to 1. Defaults to 0.999, with --activations int8 to 0.995.",
        HelpName = "C",
    };

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_folder, _leastCosine];

    /// <summary>Whether a folder is named.</summary>
    public bool IsNamed(ParseResult parsed) => parsed.GetValue(_folder) is not null;

    /// <summary>Measures; nothing where no folder is named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="model">The float32 model.</param>
    /// <param name="type">The type of its kernels to be.</param>
    /// <param name="rounds">Whether layers' inputs are rounded too.</param>
    /// <param name="context">Where progress is shown.</param>
    /// <param name="cancellation">Stops between faces.</param>
    /// <exception cref="UsageException">The bound is out of range, or stands without a folder.</exception>
    /// <exception cref="BadDataException">The folder is absent or holds no aligned faces.</exception>
    public (SensitiveKernels? Kernels, IReadOnlyDictionary<string, ByteSteps>? Inputs) Measure(
        ParseResult parsed, FaceModel model, WeightType type, bool rounds, CommandContext context, CancellationToken cancellation)
    {
        var least = parsed.GetValue(_leastCosine);
        if (parsed.GetValue(_folder) is not { } folder) return least is null ? (null, null) : throw new UsageException("--least-cosine needs --calibrate DIR.");
        if (least is not (null or (>= 0 and <= 1))) throw new UsageException("--least-cosine is a cosine from 0 to 1.");
        var faces = Read(folder.FullName, model.Network.Input.Shape.Height);
        var kernels = WeightPlan.Of(FoldBatchNorm.Apply(model.Network), type).Stored.Length;
        var backend = new AutomaticBackend();
        var inputs = !rounds ? null : WorkProgress.Run(context, "measuring inputs", 2 * faces.Length, progress =>
            InputSteps.Measure(model, faces, backend, progress, cancellation));
        var sensitive = WorkProgress.Run(context, "measuring layers", kernels * faces.Length, progress =>
            SensitiveKernels.Find(model, type, faces, least ?? (rounds ? 0.995 : 0.999), backend, inputs, progress, cancellation));
        return (sensitive, inputs);
    }

    private static Picture[] Read(string folder, int size)
    {
        if (!Directory.Exists(folder)) throw new BadDataException(folder, "there is no such folder.");
        var files = PictureFiles.In(folder);
        if (files.Count == 0) throw new BadDataException(folder, "there are no pictures in it.");
        using var source = new FaceSource(null, size, default);
        var count = Math.Min(files.Count, MostFaces);
        return [.. Enumerable.Range(0, count).Select(i => source.Read(files[(int)((long)i * files.Count / count)])!)];
    }
}
