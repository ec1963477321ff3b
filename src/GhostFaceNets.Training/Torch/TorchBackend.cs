using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>Runs networks with libtorch, on the CPU or a GPU.</summary>
public sealed class TorchBackend : IInferenceBackend
{
    /// <inheritdoc/>
    public string Name => "torch";

    /// <inheritdoc/>
    public IInferenceSession Open(Network network, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        return new TorchSession(network, TorchDevices.Parse(options.Device), options.Threads);
    }

    /// <summary>Not offered: libtorch has no reader for ONNX.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IInferenceSession OpenOnnx(ReadOnlyMemory<byte> onnx, string name, InferenceOptions options) =>
        throw new NotSupportedException($"The torch backend does not run ONNX models ({name}); the ONNX Runtime backend does.");
}
