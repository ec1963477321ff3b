namespace GhostFaceNets.Training.Schedules;

/// <summary>Falls along half a cosine, batch by batch, and starts again at a share of the height, each period longer
/// than the one before (Loshchilov and Hutter 2017), with some epochs at the minimum before each restart.</summary>
public sealed record CosineSchedule : ILearningRateSchedule
{
    /// <summary>The rate after warm-up.</summary>
    public required double BaseRate { get; init; }

    /// <summary>The first period in epochs, at least 1.</summary>
    public required double FirstPeriod
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The lowest rate.</summary>
    public double MinimumRate { get; init; } = 1e-5;

    /// <summary>The height of each period relative to the one before. Where it takes the base rate to the minimum
    /// there is one period and no restart: the rate stays at the minimum.</summary>
    public double RestartFactor { get; init; } = 0.5;

    /// <summary>The length of each period relative to the one before, at least 1.</summary>
    public double PeriodFactor
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 2;

    /// <summary>Epochs of a linear rise to the base rate, before the first period.</summary>
    public int WarmUpEpochs { get; init; }

    /// <summary>Where the rise begins; <see cref="MinimumRate"/> when null.</summary>
    public double? WarmUpRate { get; init; }

    /// <summary>Epochs at the minimum before each restart.</summary>
    public int CooldownEpochs { get; init; } = 1;

    /// <summary>How exactly the restart must meet the minimum for there to be none, relative: 0.001 * 1e-4 is not 1e-7 in
    /// double precision. The original GhostFaceNets has 0 here, so that this example of its own restarts.</summary>
    public double RestartTolerance { get; init; } = 1e-9;

    /// <summary>Whether there is only one period.</summary>
    public bool IsWithoutRestart => Math.Abs(BaseRate * RestartFactor - MinimumRate) <= RestartTolerance * MinimumRate;

    /// <inheritdoc/>
    public double RateAt(int epoch, int batch, int batchesPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchesPerEpoch, 1);
        var time = epoch + (double)batch / batchesPerEpoch - WarmUpEpochs;
        if (time < 0) return BaseRate + (BaseRate - (WarmUpRate ?? MinimumRate)) * (time / WarmUpEpochs);
        if (IsWithoutRestart) return Fall(1, Math.Min(time / FirstPeriod, 1));
        var (start, period, height) = (0.0, FirstPeriod, 1.0);
        for (var cooldowns = 0; ; cooldowns += CooldownEpochs)
        {
            // Cooldown begins with a whole epoch.
            var end = WarmUpEpochs + (int)(start + period) + cooldowns;
            if (epoch < end) return Fall(height, (time - cooldowns - start) / period);
            if (epoch < end + CooldownEpochs) return MinimumRate;
            start += period;
            period *= PeriodFactor;
            height *= RestartFactor;
        }
    }

    private double Fall(double height, double fraction)
    {
        var floor = MinimumRate / BaseRate;
        return BaseRate * ((1 - floor) * 0.5 * height * (1 + Math.Cos(Math.PI * fraction)) + floor);
    }
}
