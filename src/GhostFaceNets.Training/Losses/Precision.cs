using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>Losses compute in float32 or better.</summary>
internal static class Precision
{
    /// <summary>The largest cosine whose arc has a useful gradient in float32; the slope of acos there is about 2,000.</summary>
    private const double CosineLimit = 1 - 1e-7;

    /// <summary>Widens half-precision values to float32 and leaves others alone.</summary>
    public static torch.Tensor Full(torch.Tensor values) =>
        values.dtype is torch.ScalarType.BFloat16 or torch.ScalarType.Float16 ? values.to(torch.float32) : values;

    /// <summary>Keeps cosines off 1 and -1, where the slopes of acos and sqrt(1 - x^2) are infinite; the gradient
    /// outside is 0.</summary>
    public static torch.Tensor Inside(torch.Tensor cosines) => cosines.Between(-CosineLimit, CosineLimit);
}
