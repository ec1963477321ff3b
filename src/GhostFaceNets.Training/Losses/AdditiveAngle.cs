using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>cos(theta + margin), and beyond the angle where that would rise again, its reflection -2 - it.</summary>
internal static class AdditiveAngle
{
    /// <summary>Adds a margin in radians to the angles of some cosines.</summary>
    public static torch.Tensor Apply(torch.Tensor cosines, double margin)
    {
        var inside = Precision.Inside(cosines);
        var margined = inside.Times(Math.Cos(margin)) - inside.Squared().neg().Plus(1.0).sqrt().Times(Math.Sin(margin));
        return torch.where(inside.With(Math.Cos(Math.PI - margin), (cosine, limit) => cosine.gt(limit)), margined, margined.neg().Minus(2.0));
    }
}
