using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>How feature maps and kernels lie in memory. Their shape stays <c>(N, C, H, W)</c>; with the channels
/// innermost convolutions on CPUs are faster by a third or more, and libtorch keeps that order from layer to layer.</summary>
internal static class MemoryLayout
{
    /// <summary>The same values with the channels innermost. Tensors of another rank come back as they are.</summary>
    public static torch.Tensor ChannelsInnermost(torch.Tensor tensor) =>
        tensor.dim() == 4 ? tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : tensor;
}
