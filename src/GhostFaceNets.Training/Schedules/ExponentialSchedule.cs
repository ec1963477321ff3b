namespace GhostFaceNets.Training.Schedules;

/// <summary>Falls by the same share in each epoch: base * exp(-decay * epochs after warm-up), smoothly from batch to
/// batch.</summary>
/// <param name="BaseRate">The rate after warm-up.</param>
/// <param name="Decay">The exponent an epoch.</param>
/// <param name="MinimumRate">The lowest rate, also where warm-up begins.</param>
/// <param name="WarmUpEpochs">Epochs of warm-up.</param>
/// <param name="WarmUp">How warm-up begins.</param>
public sealed record ExponentialSchedule(
    double BaseRate, double Decay = 0.05, double MinimumRate = 0, int WarmUpEpochs = 0, WarmUp WarmUp = WarmUp.FromFirstShare)
    : ILearningRateSchedule
{
    /// <inheritdoc/>
    public double RateAt(int epoch, int batch, int batchesPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchesPerEpoch, 1);
        if (epoch < WarmUpEpochs) return Rise.RateAt(WarmUp, MinimumRate, BaseRate, WarmUpEpochs, epoch, batch, batchesPerEpoch);
        var time = epoch + (double)batch / batchesPerEpoch - WarmUpEpochs;
        return Math.Max(BaseRate * Math.Exp(-Decay * time), MinimumRate);
    }
}
