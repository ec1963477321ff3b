namespace GhostFaceNets.Training.Losses;

/// <summary>What <see cref="AdaCos"/> takes for the median angle of a batch.</summary>
public enum AdaCosMedian
{
    /// <summary>The middle angle, or the mean of the two middle ones.</summary>
    Middle,

    /// <summary>The angle at place B / 2 - 1 of the ascending ones: what the original GhostFaceNets trains with.</summary>
    BeforeMiddle,
}
