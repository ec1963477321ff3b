using System.CommandLine;
using GhostFaceNets.Inference;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.OnnxRuntime;

namespace GhostFaceNets.Cli;

/// <summary>The options <c>--backend</c> and <c>--isa</c> of every command that runs a network: they hold for the detector too.</summary>
internal static class BackendOption
{
    private const string Automatic = "automatic";
    private const string Engine = "engine";
    private const string OnnxRuntime = "onnxruntime";

    /// <summary>One for all commands: a command has it once, whatever else it takes.</summary>
    public static Option<string> Option { get; } = Create();

    /// <summary>The longest vectors of the engine, likewise.</summary>
    public static Option<string?> Instructions { get; } = CreateInstructions();

    /// <summary>Both, in the order in which help lists them.</summary>
    public static IReadOnlyList<Option> Options => [Option, Instructions];

    /// <summary>The backend that the command line names.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    public static IInferenceBackend Of(ParseResult parsed)
    {
        var limit = LimitOf(parsed);
        return parsed.GetValue(Option) switch
        {
            Engine => new EngineBackend(limit),
            OnnxRuntime when limit is not null => throw new UsageException("--isa is for the engine; leave it or --backend onnxruntime out"),
            OnnxRuntime => new OnnxRuntimeBackend(),
            _ => new AutomaticBackend(limit),
        };
    }

    /// <summary>The longest vectors that the command line allows the engine; null for the machine's longest.</summary>
    public static InstructionSet? LimitOf(ParseResult parsed) => parsed.GetValue(Instructions) switch
    {
        "512" => InstructionSet.Vector512,
        "256" => InstructionSet.Vector256,
        "128" => InstructionSet.Vector128,
        "scalar" => InstructionSet.Scalar,
        _ => null,
    };

    private static Option<string?> CreateInstructions()
    {
        var option = new Option<string?>("--isa") { Description = "The longest vectors that the engine may use, in bits. Defaults to the longest that the machine has." };
        option.AcceptOnlyFromAmong("512", "256", "128", "scalar");
        return option;
    }

    private static Option<string> Create()
    {
        var option = new Option<string>("--backend")
        {
            Description = "What runs networks: engine, which is managed code and runs on the cpu, or onnxruntime. By default the engine wherever it can.",
            DefaultValueFactory = _ => Automatic,
        };
        option.AcceptOnlyFromAmong(Automatic, Engine, OnnxRuntime);
        return option;
    }
}
