using System.Collections.Immutable;

namespace GhostFaceNets.Training.Schedules;

/// <summary>Falls by a factor at given epochs, which count from the start of the run, warm-up included.</summary>
/// <param name="BaseRate">The rate after warm-up.</param>
/// <param name="Factor">Multiplies the rate at each epoch of the list.</param>
/// <param name="Epochs">The epochs, from 0, ascending.</param>
/// <param name="WarmUpEpochs">Epochs of warm-up; it begins at the rate that the list ends with.</param>
/// <param name="WarmUp">How warm-up begins.</param>
public sealed record ListedSchedule(
    double BaseRate, double Factor, ImmutableArray<int> Epochs, int WarmUpEpochs = 0, WarmUp WarmUp = WarmUp.FromFirstShare)
    : ILearningRateSchedule
{
    /// <inheritdoc/>
    public double RateAt(int epoch, int batch, int batchesPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchesPerEpoch, 1);
        var lowest = BaseRate * Math.Pow(Factor, Epochs.Length);
        return epoch < WarmUpEpochs
            ? Rise.RateAt(WarmUp, lowest, BaseRate, WarmUpEpochs, epoch, batch, batchesPerEpoch)
            : BaseRate * Math.Pow(Factor, Epochs.Count(each => each <= epoch));
    }
}
