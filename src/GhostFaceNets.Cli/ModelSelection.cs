using System.CommandLine;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Inference;
using GhostFaceNets.Recognition;
using GhostFaceNets.Recognition.Foreign;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Cli;

/// <summary>The options that name a trained model and where it runs, for every command that embeds faces.</summary>
internal sealed class ModelSelection
{
    private readonly Option<FileInfo> _model = new("--model", "-m")
    {
        Description = "The model: .onnx, Keras .h5, MXNet's -symbol.json, TorchScript .pt, a checkpoint or a run folder.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _device = new("--device")
    {
        Description = "Where the network runs. Defaults to cpu; a device that is absent is an error.",
        HelpName = "cpu|cuda:N",
        DefaultValueFactory = _ => "cpu",
    };

    private readonly ArchitectureSelection _architecture = new();
    private readonly ForeignInputOptions _foreign = new();

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_model, .. BackendOption.Options, _device, .. _architecture.Options, .. _foreign.Options];

    /// <summary>The model file's full path.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(_model).FullName;

    /// <summary>Loads the model and makes it ready to run.</summary>
    /// <exception cref="BadDataException">The file is no face model.</exception>
    /// <exception cref="NotSupportedException">The device is absent.</exception>
    public Embedder Open(ParseResult parsed)
    {
        var (path, backend, options) = (PathOf(parsed), BackendOption.Of(parsed), new EmbedderOptions(parsed.GetValue(_device)!));
        return ModelOfOthers(parsed, path, backend) is { } foreign
            ? new Embedder(foreign, options)
            : new Embedder(ModelFile.Load(path, _architecture.NetworkOf(parsed)), backend, options);
    }

    /// <summary>A TorchScript file, or an ONNX file without a model card; null where the file says itself how it wants its pictures.</summary>
    private ForeignModel? ModelOfOthers(ParseResult parsed, string path, IInferenceBackend backend)
    {
        var isScript = TorchScriptFile.IsName(path);
        if (isScript || (Path.GetExtension(path).Equals(".onnx", StringComparison.OrdinalIgnoreCase) && !OnnxFile.HasCard(path)))
        {
            var input = _foreign.Of(parsed) with { InputSize = _architecture.InputSizeOf(parsed) };
            return isScript ? TorchScriptFile.Open(path, input) : ForeignModel.OfOnnx(path, input, backend);
        }

        _foreign.DemandNone(parsed);
        return null;
    }
}
