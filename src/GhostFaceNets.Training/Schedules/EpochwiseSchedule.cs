namespace GhostFaceNets.Training.Schedules;

/// <summary>Holds the rate of another schedule for a whole epoch.</summary>
/// <param name="Inner">The schedule, asked as if each epoch were one batch.</param>
public sealed record EpochwiseSchedule(ILearningRateSchedule Inner) : ILearningRateSchedule
{
    /// <inheritdoc/>
    public double RateAt(int epoch, int batch, int batchesPerEpoch) => Inner.RateAt(epoch, 0, 1);
}
