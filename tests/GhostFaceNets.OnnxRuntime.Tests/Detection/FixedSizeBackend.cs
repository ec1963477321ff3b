using GhostFaceNets.Inference;
using GhostFaceNets.Networks;

namespace GhostFaceNets.OnnxRuntime.Tests.Detection;

/// <summary>Runs networks of any input size as if they were exported for one.</summary>
internal sealed class FixedSizeBackend(int width, int height) : IInferenceBackend
{
    private readonly OnnxRuntimeBackend _inner = new();

    public string Name => _inner.Name;

    public IInferenceSession Open(Network network, InferenceOptions options) => _inner.Open(network, options);

    public IInferenceSession OpenOnnx(ReadOnlyMemory<byte> onnx, string name, InferenceOptions options) =>
        new Session(_inner.OpenOnnx(onnx, name, options), [1, 3, height, width]);

    private sealed class Session(IInferenceSession inner, int[] extents) : IInferenceSession
    {
        public string Device => inner.Device;

        public IReadOnlyList<string> Outputs => inner.Outputs;

        public IReadOnlyList<int> InputExtents => extents;

        public IReadOnlyList<FloatTensor> Run(FloatTensor input)
        {
            input.Shape.Extents.ShouldBe(extents);
            return inner.Run(input);
        }

        public void Dispose() => inner.Dispose();
    }
}
