using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface quantize</c>: a model in half or about a quarter of the bytes, or computed in whole numbers.</summary>
internal static class QuantizeCommand
{
    public static Command Create()
    {
        var input = new Argument<FileInfo>("MODEL") { Description = "The model, with float32 weights: .onnx, Keras .h5, MXNet's -symbol.json, a checkpoint or a run folder." };
        var weights = new Option<string?>("--weights")
        {
            Description = "float16 makes half of the file, int8 about a quarter: whole numbers -127..127 with a scale for each output channel. Defaults to int8.",
            HelpName = "float16|int8",
        };
        weights.AcceptOnlyFromAmong("float16", "int8");
        var activations = new Option<string?>("--activations")
        {
            Description = "int8 rounds what pointwise convolutions and dense layers read to 256 steps, found on the faces of --calibrate; the engine here then multiplies bytes, which is faster. Needs --weights int8. Defaults to float32.",
            HelpName = "float32|int8",
        };
        activations.AcceptOnlyFromAmong("float32", "int8");
        var output = new Option<FileInfo>("--out", "-o") { Description = "The .onnx file to write; ONNX Runtime and others run it too.", HelpName = "FILE", Required = true };
        var calibration = new CalibrationFaces();
        var architecture = new ArchitectureSelection();
        return new GhostCommand(
            "quantize",
            "Store a model's weights in fewer bytes. They become float32 again when the model is loaded, so it runs no faster, unless --activations int8 has "
                + "layers compute in whole numbers. Embeddings change a little, so compare none of them with the old model's. Kept in float32: the first "
                + "convolution (int8), kernels too small to gain, biases and slopes. The card loses results and thresholds, which were measured with the old "
                + "weights: calibrate the new file. For use, not for training on.",
            (parsed, context, cancellation) =>
            {
                var (from, to) = (parsed.GetRequiredValue(input).FullName, parsed.GetRequiredValue(output).FullName);
                var (name, rounds) = (parsed.GetValue(weights) ?? "int8", parsed.GetValue(activations) == "int8");
                if (rounds && name != "int8") throw new UsageException("--activations int8 needs --weights int8.");
                if (rounds && !calibration.IsNamed(parsed)) throw new UsageException("--activations int8 needs --calibrate DIR: faces show what to round to.");
                if (!to.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) throw new UsageException("quantize writes .onnx files only; name --out NAME.onnx.");
                if (string.Equals(from, to, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)) throw new UsageException("--out names the model itself, whose weights would be lost; name another file.");
                AtomicFile.EnsureWritable(to);
                var model = Load(from, architecture, parsed);
                cancellation.ThrowIfCancellationRequested();
                var type = name == "int8" ? WeightType.Int8 : WeightType.Float16;
                var (measured, inputs) = calibration.Measure(parsed, model, type, rounds, context, cancellation);
                var plan = QuantizedOnnxFile.Write(to, model, type, measured?.Keep, inputs);
                var layers = rounds ? OnnxFile.Read(to).Network.Int8Layers() : [];
                var (before, after) = (OnnxFile.ToBytes(model).LongLength, new FileInfo(to).Length);
                context.Out.MarkupLineInterpolated($"{plan.Stored.Length} of {plan.Stored.Length + plan.Kept.Length} kernels as {name}: {after:N0} bytes, {(double)after / before:P1} of the {before:N0} of a float32 .onnx, written to {to}");
                if (rounds) context.Out.MarkupLineInterpolated($"{layers.Count} layers compute in whole numbers");
                if (measured is not null)
                {
                    context.Out.MarkupLineInterpolated($"Mean cosine to the old model's embeddings: {measured.Cosine:F6}; {measured.Keep.Count} sensitive kernels kept in float32 ({measured.CosineWithoutKeeping:F6} without)");
                }

                if (model.Card.Thresholds.Count > 0)
                {
                    context.Out.MarkupLineInterpolated($"The {model.Card.Thresholds.Count} calibrated thresholds are for the old weights and were left out; for new ones: ghostface evaluate calibrate -m {Path.GetFileName(to)} -d FACES --in-place");
                }

                return Task.FromResult<object?>(new
                {
                    Input = from,
                    Output = to,
                    Weights = name,
                    Activations = rounds ? "int8" : "float32",
                    Int8Layers = rounds ? layers : null,
                    plan.Stored,
                    plan.Kept,
                    Sensitive = measured?.Keep,
                    measured?.Cosine,
                    measured?.CosineWithoutKeeping,
                    Bytes = after,
                    BytesAsFloat32 = before,
                    ThresholdsDropped = model.Card.Thresholds.Count,
                });
            },
            [input, weights, activations, output, .. calibration.Options, .. architecture.Options]);
    }

    private static FaceModel Load(string path, ArchitectureSelection architecture, ParseResult parsed)
    {
        // How its pictures must be fed is not in the file; the copy's card would claim that they are fed as ours are.
        OnnxFile.DemandCard(path);
        var model = ModelFile.Load(path, architecture.NetworkOf(parsed));
        return model.Card.Weights == WeightType.Float32
            ? model
            : throw new BadDataException(path, $"its weights have been through {model.Card.Weights.ToString().ToLowerInvariant()} already; name the model that it was made from.");
    }
}
