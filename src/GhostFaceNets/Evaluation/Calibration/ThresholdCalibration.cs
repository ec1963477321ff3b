namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>From which cosine on two faces may be taken for one person, at rates of false matches.</summary>
public static class ThresholdCalibration
{
    /// <summary>The false match rates that are calibrated, the strictest last.</summary>
    public static IReadOnlyList<double> FalseMatchRates { get; } = [1e-2, 1e-3, 1e-4, 1e-5];

    /// <summary>Finds for each rate the smallest cosine that no larger share of the pairs of different people exceeds: an exact order statistic.</summary>
    /// <param name="pairs">Scores.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="ArgumentException">There is no pair of different people.</exception>
    public static IReadOnlyList<CalibratedThreshold> Of(FacePairs pairs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.ImpostorCount == 0) throw new ArgumentException("There is no pair of different people.", nameof(pairs));
        var bootstrap = new PeopleBootstrap(pairs);
        // Not the double product: 0.01 times 300 must allow 3 pairs, whatever its last bit says.
        var thresholds = FalseMatchRates.Select(rate => bootstrap.ThresholdAt((double)((decimal)rate * pairs.ImpostorCount), _ => 1)).ToArray();
        var rates = bootstrap.Rates(thresholds, cancellation);
        var intervals = bootstrap.Thresholds(FalseMatchRates, cancellation);
        return [.. FalseMatchRates.Select((rate, i) => new CalibratedThreshold(rate, intervals[i], rates[i]))];
    }
}
