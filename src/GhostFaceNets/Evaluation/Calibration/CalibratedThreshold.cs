using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>The threshold for a false match rate, and whether the pairs suffice to say so.</summary>
/// <param name="FalseMatchRate">The rate that is wanted, e.g. 1e-3.</param>
/// <param name="CosineInterval">Where the threshold would lie with other people; null where there are too few.</param>
/// <param name="Rates">The threshold and its errors on this set.</param>
public sealed record CalibratedThreshold(double FalseMatchRate, ConfidenceInterval? CosineInterval, ErrorRates Rates)
{
    /// <summary>Mistakes that must be seen before a rate is believed: with 30 the true rate is within 30 percent of the measured one, nine times in ten.</summary>
    /// <remarks>The rule of 30 of Doddington et al., Speech Communication 31, 2000.</remarks>
    public const int NeededMistakes = 30;

    /// <summary>Whether the rate rests on enough mistakes, counted as pairs of people, and on enough people for an interval. A threshold that does not is
    /// a guess that may let strangers in: it never gets into a model card.</summary>
    public bool IsSupported => Rates.ConfusedPeople >= NeededMistakes && CosineInterval is not null;
}
