using System.CommandLine;
using GhostFaceNets.Inference;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.OnnxRuntime;

namespace GhostFaceNets.Cli;

/// <summary>The <c>--backend</c> option of every command that runs a network: it runs the detector too.</summary>
internal static class BackendOption
{
    private const string Engine = "engine";
    private const string OnnxRuntime = "onnxruntime";

    /// <summary>One for all commands: a command has it once, whatever else it takes.</summary>
    public static Option<string> Option { get; } = Create();

    /// <summary>The backend that the command line names.</summary>
    public static IInferenceBackend Of(ParseResult parsed) =>
        parsed.GetValue(Option) == Engine ? new EngineBackend() : new OnnxRuntimeBackend();

    private static Option<string> Create()
    {
        var option = new Option<string>("--backend")
        {
            Description = "What runs networks: onnxruntime, or engine, which is managed code and runs on the cpu. Defaults to onnxruntime.",
            DefaultValueFactory = _ => OnnxRuntime,
        };
        option.AcceptOnlyFromAmong(Engine, OnnxRuntime);
        return option;
    }
}
