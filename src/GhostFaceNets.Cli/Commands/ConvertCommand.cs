using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Formats;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Passes;
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
        var architecture = new ArchitectureSelection();
        return new GhostCommand(
            "convert",
            "Convert a model between Keras .h5 and ONNX, or from MXNet. A weights-only .h5 carries no graph: name its --architecture, --width and --stride.",
            (parsed, context, cancellation) =>
            {
                var (from, to) = (parsed.GetRequiredValue(input).FullName, parsed.GetRequiredValue(output).FullName);
                var isOptimized = parsed.GetValue(optimize);
                if (isOptimized && !to.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) throw new UsageException("--optimize writes .onnx files only.");
                AtomicFile.EnsureWritable(to);
                var model = ModelFile.Load(from, architecture.NetworkOf(parsed));
                cancellation.ThrowIfCancellationRequested();
                if (isOptimized) model = model with { Network = SplitPRelu.Apply(FoldBatchNorm.Apply(model.Network)) };
                ModelFile.Save(to, model);
                var count = NetworkCount.Of(model.Network);
                context.Out.MarkupLineInterpolated(
                    $"{model.Network.Name}: {count.TotalParameters:N0} parameters, {model.Network.Weights.Count} weights, written to {to}");
                return Task.FromResult<object?>(new
                {
                    Input = from,
                    Output = to,
                    Network = model.Network.Name,
                    Weights = model.Network.Weights.Count,
                    count.TotalParameters,
                });
            },
            [input, output, optimize, .. architecture.Options]);
    }
}
