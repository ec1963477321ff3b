namespace GhostFaceNets.Training.Schedules;

/// <summary>The learning rate of each step: a pure function of where the run is.</summary>
public interface ILearningRateSchedule
{
    /// <summary>The rate of a batch.</summary>
    /// <param name="epoch">From 0.</param>
    /// <param name="batch">From 0 in the epoch.</param>
    /// <param name="batchesPerEpoch">At least 1.</param>
    double RateAt(int epoch, int batch, int batchesPerEpoch);
}
