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
        // The number of threads belongs to the calling thread in libtorch.
        var before = torch.get_num_threads();
        torch.set_num_threads(_threads);
        try
        {
            using var scope = torch.NewDisposeScope();
            using var mode = torch.inference_mode();
            var batch = torch.tensor(input.Values).reshape([.. input.Shape.Extents.Select(extent => (long)extent)]).to(_device);
            return [.. _module.Outputs(batch).Select(Copy)];
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    public void Dispose() => _module.Dispose();

    private static FloatTensor Copy(torch.Tensor tensor) => new(
        new TensorShape([.. tensor.shape.Select(extent => (int)extent)]), tensor.cpu().contiguous().data<float>().ToArray());
}
