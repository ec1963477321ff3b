using System.Globalization;

namespace GhostFaceNets.Recognition;

/// <summary>From which cosine on two faces are taken for one person, and why just there.</summary>
/// <param name="Threshold">Two faces whose cosine exceeds it match; -1..1.</param>
/// <param name="Reason">Where the threshold comes from, for people.</param>
public sealed record MatchRule(double Threshold, string Reason)
{
    /// <summary>The threshold for a model that was never calibrated. The published GhostFaceNetV1 0.5/2 lets none of the
    /// 900 pairs of different people of its LFW test pairs reach it; another model may differ: calibrate.</summary>
    public const double Uncalibrated = 0.4;

    /// <summary>The rule for a model: what the caller asks for, else the card's strictest threshold, else <see cref="Uncalibrated"/>.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="asked">The caller's own threshold, -1..1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The caller's threshold is no cosine.</exception>
    public static MatchRule Choose(ModelCard card, double? asked = null)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (asked is { } own)
        {
            return own is >= -1 and <= 1
                ? new(own, "as given")
                : throw new ArgumentOutOfRangeException(nameof(asked), own, "A threshold is a cosine, -1..1.");
        }

        return card.Thresholds.MinBy(threshold => threshold.FalseMatchRate) is { } strictest
            ? new(strictest.Cosine, string.Create(CultureInfo.InvariantCulture, $"the model's own: at most {strictest.FalseMatchRate:0.#####} of different people match, on {strictest.Set}"))
            : new(Uncalibrated, "a cautious general one: this model carries no calibrated threshold");
    }

    /// <summary>Whether a cosine speaks for one person.</summary>
    public bool IsMatch(double cosine) => cosine > Threshold;
}
