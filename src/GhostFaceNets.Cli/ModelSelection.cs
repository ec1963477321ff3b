using System.CommandLine;
using GhostFaceNets.Formats;
using GhostFaceNets.OnnxRuntime;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli;

/// <summary>The options that name a trained model and where it runs, for every command that embeds faces.</summary>
internal sealed class ModelSelection
{
    private readonly Option<FileInfo> _model = new("--model", "-m")
    {
        Description = "The model: .onnx, Keras .h5, a checkpoint or a run folder.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _device = new("--device")
    {
        Description = "Where the network runs: cpu or cuda:N. Defaults to cpu; a device that is absent is an error.",
        DefaultValueFactory = _ => "cpu",
    };

    private readonly ArchitectureSelection _architecture = new();

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_model, _device, .. _architecture.Options];

    /// <summary>The model file's full path.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(_model).FullName;

    /// <summary>Loads the model and makes it ready to run.</summary>
    /// <exception cref="BadDataException">The file is no face model.</exception>
    /// <exception cref="NotSupportedException">The device is absent.</exception>
    public Embedder Open(ParseResult parsed)
    {
        var model = ModelFile.Load(PathOf(parsed), _architecture.NetworkOf(parsed));
        return new Embedder(model, new OnnxRuntimeBackend(), new EmbedderOptions(parsed.GetValue(_device)!));
    }
}
