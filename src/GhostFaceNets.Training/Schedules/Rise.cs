namespace GhostFaceNets.Training.Schedules;

/// <summary>The rates of a <see cref="WarmUp"/>.</summary>
internal static class Rise
{
    /// <summary>The rate of a step before the end of the warm-up.</summary>
    public static double RateAt(WarmUp warmUp, double lowest, double rate, int epochs, int epoch, int batch, int batchesPerEpoch)
    {
        var steps = (double)epoch * batchesPerEpoch + batch + (warmUp == WarmUp.FromFirstShare ? 1 : 0);
        return lowest + (rate - lowest) * steps / ((double)epochs * batchesPerEpoch);
    }
}
