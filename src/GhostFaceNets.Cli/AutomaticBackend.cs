using GhostFaceNets.Inference;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.OnnxRuntime;

namespace GhostFaceNets.Cli;

/// <summary>The managed engine on the CPU, which is the fastest there; ONNX Runtime on GPUs and for what the engine lacks.</summary>
/// <param name="limit">The longest vectors of the engine; null is the longest that the machine has.</param>
internal sealed class AutomaticBackend(InstructionSet? limit = null) : IInferenceBackend
{
    private readonly EngineBackend _engine = new(limit);
    private readonly OnnxRuntimeBackend _others = new();

    /// <inheritdoc/>
    public string Name => "automatic";

    /// <inheritdoc/>
    public IInferenceSession Open(Network network, InferenceOptions options) => First(options, backend => backend.Open(network, options));

    /// <inheritdoc/>
    public IInferenceSession OpenOnnx(ReadOnlyMemory<byte> onnx, string name, InferenceOptions options) =>
        First(options, backend => backend.OpenOnnx(onnx, name, options));

    private IInferenceSession First(InferenceOptions options, Func<IInferenceBackend, IInferenceSession> open)
    {
        if (options.Device != "cpu") return open(_others);
        try
        {
            return open(_engine);
        }
        catch (Exception error) when (error is NotSupportedException or BadDataException)
        {
            // A file that is bad and not merely foreign is so to both.
            return open(_others);
        }
    }
}
