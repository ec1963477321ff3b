namespace GhostFaceNets.Training.Schedules;

/// <summary>A linear rise of the rate over the first epochs of exponential and listed decay.</summary>
public enum WarmUp
{
    /// <summary>The first step has already its share of the rise, the last one the whole rate.</summary>
    FromFirstShare,

    /// <summary>The first step has the lowest rate, 0 by default: what the original GhostFaceNets does, which wastes
    /// an epoch.</summary>
    FromLowest,
}
