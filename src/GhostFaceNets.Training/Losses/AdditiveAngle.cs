using TorchSharp;

namespace GhostFaceNets.Training.Losses;

/// <summary>cos(theta + margin), and beyond the angle where that would rise again, its reflection -2 - it.</summary>
internal static class AdditiveAngle
{
    /// <summary>Adds a margin in radians to the angles of some cosines.</summary>
    public static torch.Tensor Apply(torch.Tensor cosines, double margin)
    {
        var inside = Precision.Inside(cosines);
        var margined = inside * Math.Cos(margin) - (1 - inside.square()).sqrt() * Math.Sin(margin);
        return torch.where(inside > Math.Cos(Math.PI - margin), margined, -2 - margined);
    }
}
