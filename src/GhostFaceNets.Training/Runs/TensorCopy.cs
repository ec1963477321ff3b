using GhostFaceNets.Formats.Safetensors;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>Carries tensors between libtorch and safetensors files, value for value.</summary>
internal static class TensorCopy
{
    public static SafetensorsTensor ToFile(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var values = tensor.detach().cpu().contiguous();
        return values.dtype switch
        {
            torch.ScalarType.Float32 => Of<float>(values),
            torch.ScalarType.Float64 => Of<double>(values),
            torch.ScalarType.Int64 => Of<long>(values),
            torch.ScalarType.Int32 => Of<int>(values),
            torch.ScalarType.Byte => Of<byte>(values),
            torch.ScalarType.Bool => Of<bool>(values),
            var other => throw new NotSupportedException($"Checkpoints hold no tensors of {other}."),
        };
    }

    public static torch.Tensor FromFile(SafetensorsTensor tensor)
    {
        using var flat = tensor.Type switch
        {
            SafetensorsType.Float32 => torch.tensor(tensor.Values<float>()),
            SafetensorsType.Float64 => torch.tensor(tensor.Values<double>()),
            SafetensorsType.Int64 => torch.tensor(tensor.Values<long>()),
            SafetensorsType.Int32 => torch.tensor(tensor.Values<int>()),
            SafetensorsType.UInt8 => torch.tensor(tensor.Values<byte>()),
            _ => torch.tensor(tensor.Values<bool>()),
        };
        return flat.reshape([.. tensor.Shape]);
    }

    private static SafetensorsTensor Of<T>(torch.Tensor tensor) where T : unmanaged =>
        SafetensorsTensor.Of(tensor.shape, tensor.data<T>().ToArray());
}
