using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>A network in libtorch, in evaluation mode.</summary>
internal sealed class TorchSession : IInferenceSession
{
    private readonly NetworkModule _module;
    private readonly torch.Device _device;
    private readonly int _threads;

    public TorchSession(Network network, torch.Device device, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (_device, _threads) = (device, threads);
        _module = new NetworkModule(network);
        _module.to(device);
        _module.eval();
        Outputs = network.Outputs;
        InputExtents = [-1, .. network.Input.Shape.Extents];
    }

    public string Device => _device.ToString();

    public IReadOnlyList<string> Outputs { get; }

    public IReadOnlyList<int> InputExtents { get; }

    public IReadOnlyList<FloatTensor> Run(FloatTensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return TorchThreads.Run<FloatTensor[]>(_threads, () => [.. _module.Outputs(TorchThreads.Tensor(input, _device)).Select(TorchThreads.Copy)]);
    }

    public void Dispose() => _module.Dispose();
}
