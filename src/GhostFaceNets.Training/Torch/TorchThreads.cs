using GhostFaceNets.Networks;
using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>Runs something in inference mode with a number of threads, which belongs to the calling thread in libtorch.</summary>
internal static class TorchThreads
{
    public static T Run<T>(int threads, Func<T> run)
    {
        var before = torch.get_num_threads();
        torch.set_num_threads(threads);
        try
        {
            using var scope = torch.NewDisposeScope();
            using var mode = torch.inference_mode();
            return run();
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    /// <summary>A batch on a device.</summary>
    public static torch.Tensor Tensor(FloatTensor tensor, torch.Device device) =>
        torch.tensor(tensor.Values).reshape([.. tensor.Shape.Extents.Select(extent => (long)extent)]).to(device);

    /// <summary>A copy of a tensor's numbers.</summary>
    public static FloatTensor Copy(torch.Tensor tensor) => new(
        new TensorShape([.. tensor.shape.Select(extent => (int)extent)]), tensor.to(torch.float32).cpu().contiguous().data<float>().ToArray());
}
