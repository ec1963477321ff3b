using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>The two errors at a threshold, counted on pairs, with intervals by resampling people.</summary>
public sealed record ErrorRates
{
    /// <summary>Counts at one threshold.</summary>
    /// <param name="pairs">Scores; pairs of different people above the threshold must be among the kept ones.</param>
    /// <param name="threshold">The cosine above which a pair matches.</param>
    /// <param name="cancellation">Stops soon.</param>
    public static ErrorRates At(FacePairs pairs, double threshold, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return new PeopleBootstrap(pairs).Rates([threshold], cancellation)[0];
    }

    /// <summary>The cosine above which a pair matches.</summary>
    public required double Threshold { get; init; }

    /// <summary>Pairs of different people.</summary>
    public required long ImpostorPairs { get; init; }

    /// <summary>Those of them that match.</summary>
    public required long FalseMatches { get; init; }

    /// <summary>The pairs of people whom these confuse: many pictures of the same two people are one mistake seen often. Where people are not
    /// known, the false matches themselves.</summary>
    public required long ConfusedPeople { get; init; }

    /// <summary>FMR, the share of pairs of different people that match; null without such pairs.</summary>
    public double? FalseMatchRate => ImpostorPairs == 0 ? null : (double)FalseMatches / ImpostorPairs;

    /// <summary>Its interval; without a false match from 0 to what the pairs of people, taken as independent, rule out; null where there are too few people.</summary>
    public ConfidenceInterval? FalseMatchRateInterval { get; init; }

    /// <summary>Pairs of one person.</summary>
    public required long GenuinePairs { get; init; }

    /// <summary>Those of them that do not match.</summary>
    public required long FalseNonMatches { get; init; }

    /// <summary>FNMR, the share of pairs of one person that do not match; null without such pairs.</summary>
    public double? FalseNonMatchRate => GenuinePairs == 0 ? null : (double)FalseNonMatches / GenuinePairs;

    /// <summary>Its interval; without an error from 0 to what the people rule out; null where there are too few people.</summary>
    public ConfidenceInterval? FalseNonMatchRateInterval { get; init; }
}
