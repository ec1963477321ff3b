using System.CommandLine;
using GhostFaceNets.Inference;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.OnnxRuntime;

namespace GhostFaceNets.Cli;

/// <summary>The <c>--backend</c> option of every command that runs a network: it runs the detector too.</summary>
internal static class BackendOption
{
    private const string Automatic = "automatic";
    private const string Engine = "engine";
    private const string OnnxRuntime = "onnxruntime";

    /// <summary>One for all commands: a command has it once, whatever else it takes.</summary>
    public static Option<string> Option { get; } = Create();

    /// <summary>The backend that the command line names.</summary>
    public static IInferenceBackend Of(ParseResult parsed) => parsed.GetValue(Option) switch
    {
        Engine => new EngineBackend(),
        OnnxRuntime => new OnnxRuntimeBackend(),
        _ => new AutomaticBackend(),
    };

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
