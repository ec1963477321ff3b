using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface convert</c>: from one model format to another.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var input = new Argument<FileInfo>("IN") { Description = "The model to read: .h5, .onnx, MXNet's -symbol.json, a checkpoint or a run folder." };
        var output = new Argument<FileInfo>("OUT") { Description = "The file to write; its ending says the format: .onnx or .h5." };
        var optimize = new Option<bool>("--optimize")
        {
            Description = "For ONNX Runtime and its like: fold batch norms, and write PReLUs as operators that keep their fast memory layout. For .onnx only, and not for training on.",
        };
        var (architecture, foreign) = (new ArchitectureSelection(), new ForeignInputOptions());
        return new GhostCommand(
            "convert",
            "Convert a model between Keras .h5 and ONNX, or from MXNet. A weights-only .h5 carries no graph: name its --architecture, --width and --stride. "
            + "An .onnx file of others does not say how it wants its pictures: give --colour-order, --mean and --std.",
            (parsed, context, cancellation) =>
            {
                var (from, to) = (parsed.GetRequiredValue(input).FullName, parsed.GetRequiredValue(output).FullName);
                var isOptimized = parsed.GetValue(optimize);
                if (isOptimized && !to.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) throw new UsageException("--optimize writes .onnx files only.");
                AtomicFile.EnsureWritable(to);
                var model = Load(from, architecture, foreign, parsed);
                cancellation.ThrowIfCancellationRequested();
                if (isOptimized) model = model with { Network = SplitPRelu.Apply(FoldBatchNorm.Apply(model.Network)) };
                ModelFile.Save(to, model);
                var count = NetworkCount.Of(model.Network);
                context.Out.MarkupLineInterpolated(
                    $"{model.Network.Name}: {count.TotalParameters:N0} parameters, {model.Network.Weights.Count} weights, written to {to}");
                if (model.Card.Thresholds.Count > 0 && !ModelFile.CarriesCard(to)) context.Out.MarkupLineInterpolated($"The {model.Card.Thresholds.Count} calibrated thresholds are not in it: such a file carries no model card.");
                return Task.FromResult<object?>(new
                {
                    Input = from,
                    Output = to,
                    Network = model.Network.Name,
                    Weights = model.Network.Weights.Count,
                    count.TotalParameters,
                });
            },
            [input, output, optimize, .. architecture.Options, .. foreign.Options]);
    }

    private static FaceModel Load(string path, ArchitectureSelection architecture, ForeignInputOptions foreign, ParseResult parsed)
    {
        if (!OnnxFile.IsOfOthers(path))
        {
            foreign.DemandNone(parsed);
            return ModelFile.Load(path, architecture.NetworkOf(parsed));
        }

        return OnnxFile.Read(path, foreign.Of(parsed) with { InputSize = architecture.InputSizeOf(parsed) });
    }
}
