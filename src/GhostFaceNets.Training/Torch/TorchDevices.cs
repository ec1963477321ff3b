using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>The devices that libtorch computes on.</summary>
public static class TorchDevices
{
    /// <summary>Finds a device by name: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    /// <exception cref="NotSupportedException">There is no such device here; nothing falls back to another.</exception>
    public static torch.Device Parse(string name)
    {
        TorchRuntime.Start();
        if (name == "cpu") return torch.CPU;
        var parts = name.Split(':');
        var index = 0;
        if (parts[0] != "cuda" || parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], out index)) || index < 0)
        {
            throw new NotSupportedException($"The device '{name}' is not known; there are cpu, cuda and cuda:N.");
        }

        var present = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (index >= present)
        {
            throw new NotSupportedException($"The device '{name}' is absent: libtorch sees {present} CUDA devices.");
        }

        return torch.device(DeviceType.CUDA, index);
    }
}
