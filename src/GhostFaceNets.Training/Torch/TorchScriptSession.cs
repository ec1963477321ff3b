using System.Runtime.InteropServices;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>A TorchScript module of one input and one output, of which nothing else is known.</summary>
internal sealed class TorchScriptSession : IInferenceSession
{
    private readonly torch.jit.ScriptModule<torch.Tensor, torch.Tensor> _module;
    private readonly torch.Device _device;
    private readonly int _threads;

    /// <summary>Takes a module over.</summary>
    public TorchScriptSession(torch.jit.ScriptModule<torch.Tensor, torch.Tensor> module, InferenceOptions options)
    {
        (_module, _device, _threads) = (module, TorchDevices.Parse(options.Device), options.Threads);
        _module.to(_device);
        _module.eval();
    }

    public string Device => _device.ToString();

    public IReadOnlyList<string> Outputs { get; } = ["output"];

    public IReadOnlyList<int> InputExtents { get; } = [-1, -1, -1, -1];

    public IReadOnlyList<FloatTensor> Run(FloatTensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            return [TorchThreads.Run(_threads, () => TorchThreads.Copy(_module.forward(TorchThreads.Tensor(input, _device))))];
        }
        catch (Exception e) when (e is ExternalException or InvalidOperationException or InvalidCastException)
        {
            throw new ArgumentException(e.Message.Trim().Split('\n')[^1], nameof(input), e);
        }
    }

    public void Dispose() => _module.Dispose();
}
