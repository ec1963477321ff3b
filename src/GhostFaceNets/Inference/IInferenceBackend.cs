using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference;

/// <summary>Something that can run networks.</summary>
public interface IInferenceBackend
{
    /// <summary>A short name, e.g. <c>onnxruntime</c>.</summary>
    string Name { get; }

    /// <summary>Prepares a network for running.</summary>
    /// <exception cref="NotSupportedException">The device is absent, or an operator is not supported; it is named.</exception>
    IInferenceSession Open(Network network, InferenceOptions options);

    /// <summary>Prepares a foreign ONNX model for running.</summary>
    /// <param name="onnx">The bytes of the .onnx file.</param>
    /// <param name="name">The file as errors should name it.</param>
    /// <param name="options">How to run.</param>
    /// <exception cref="BadDataException">The bytes are no ONNX model.</exception>
    /// <exception cref="NotSupportedException">The device is absent, or an operator is not supported; it is named.</exception>
    IInferenceSession OpenOnnx(ReadOnlyMemory<byte> onnx, string name, InferenceOptions options);
}
