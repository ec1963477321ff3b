using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Cli.Benchmarks;
using GhostFaceNets.Files;
using GhostFaceNets.Formats;
using GhostFaceNets.Inference;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.OnnxRuntime;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Torch;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface bench</c>: how long a network takes for a picture.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var model = new Option<FileInfo?>("--model", "-m")
        {
            Description = "The model: .onnx, Keras .h5, MXNet's -symbol.json, a checkpoint or a run folder. Without it an untrained --architecture is measured.",
            HelpName = "FILE",
        };
        var architecture = new ArchitectureSelection();
        var backend = new Option<string[]>("--backend")
        {
            Description = "What runs it; several are measured in turns, so that what else the machine does slows all alike. Defaults to engine.",
            DefaultValueFactory = _ => ["engine"],
            AllowMultipleArgumentsPerToken = true,
        };
        backend.AcceptOnlyFromAmong("engine", "onnxruntime", "torch");
        var batch = Positive("--batch", "Pictures in one call. Defaults to 1.", 1);
        var threads = Positive("--threads", "Threads inside one call. Defaults to 1.", 1);
        var runs = Positive("--runs", "Timed runs of each backend, of at least 50 ms each. Defaults to 11.", 11, most: 1_000_000);
        var save = new Option<FileInfo?>("--save")
        {
            Description = "Also write the network to this .onnx file: an untrained one, to measure it with other programs.",
            HelpName = "FILE",
        };
        var profile = new Option<bool>("--profile") { Description = "Instead, show what each step of the engine takes, and how near it comes to the core's most multiply-adds." };
        return new GhostCommand(
            "bench",
            "Measure how many milliseconds a network takes for a picture.",
            (parsed, context, cancellation) =>
            {
                if (parsed.GetValue(save) is { } wanted) AtomicFile.EnsureWritable(wanted.FullName);
                // Not zeros: the time of some operators depends on the numbers that they meet.
                var network = architecture.NetworkOf(parsed, initialized: true);
                if (parsed.GetValue(model) is { } file) network = NetworkFile.Load(file.FullName, network);
                if (network is null) throw new UsageException("Say which network: --model FILE or --architecture NAME.");
                if (parsed.GetValue(batch) > Array.MaxLength / network.Input.Shape.Count) throw new UsageException($"--batch is too large: no more than {Array.MaxLength / network.Input.Shape.Count} pictures of this network fit in one call.");
                if (parsed.GetValue(save) is { } target) ModelFile.Save(target.FullName, new(network, ModelCard.Of(network)));
                var limit = BackendOption.LimitOf(parsed);
                if (parsed.GetValue(profile))
                {
                    if (parsed.GetValue(backend) is not ["engine"]) throw new UsageException("--profile shows the engine's steps; leave --backend out.");
                    if (parsed.GetValue(threads) > 1) throw new UsageException("--profile measures one thread; leave --threads out.");
                    var measured = new EngineBackend(limit).Profile(network, parsed.GetValue(batch), parsed.GetValue(runs) * Stopwatches.Run, cancellation);
                    ProfileTables.Print(context.Out, measured);
                    return Task.FromResult<object?>(ProfileOutput.Of(measured));
                }

                var options = new InferenceOptions(Threads: parsed.GetValue(threads));
                IInferenceBackend[] backends = [.. parsed.GetValue(backend)!.Distinct().Select(name => Backend(name, limit))];
                var timings = Stopwatches.Measure(network, backends, options, parsed.GetValue(batch), parsed.GetValue(runs), cancellation);
                foreach (var timing in timings)
                {
                    context.Out.MarkupLineInterpolated(
                        CultureInfo.InvariantCulture,
                        $"{timing.Backend}: {timing.MedianMsPerImage:F3} ms a picture, {timing.ImagesPerSecond:F0} pictures a second, {timing.MedianCpuMsPerImage:F3} ms of processor time (median of {timing.Runs} runs)");
                }

                return Task.FromResult<object?>(timings is [var only] ? only : timings);
            },
            [model, .. architecture.Options, backend, batch, threads, runs, BackendOption.Instructions, profile, save]);
    }

    private static IInferenceBackend Backend(string name, InstructionSet? limit) => name switch
    {
        "onnxruntime" => new OnnxRuntimeBackend(),
        "torch" => new TorchBackend(),
        _ => new EngineBackend(limit),
    };

    private static Option<int> Positive(string name, string description, int value, int most = int.MaxValue)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        option.Demand(number => number >= 1 && number <= most, most < int.MaxValue ? $"{name} must be from 1 to {most}." : $"{name} must be at least 1.");
        return option;
    }
}
