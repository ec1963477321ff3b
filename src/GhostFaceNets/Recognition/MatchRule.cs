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

    /// <summary>Of two rates nearer than this, relatively, both are the same number written differently.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The calibrated share of pairs of different people that match; null where it is not known.</summary>
    public double? FalseMatchRate { get; private init; }

    /// <summary>The rule for a model: what the caller asks for, else the card's strictest threshold, else <see cref="Uncalibrated"/>. Of two thresholds
    /// for one rate, measured on two sets, the higher one counts.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="asked">The caller's own threshold, -1..1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The caller's threshold is no cosine.</exception>
    public static MatchRule Choose(ModelCard card, double? asked = null)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (asked is { } own)
        {
            return own is >= -1 and <= 1
                ? new(own, "as given; how often strangers match is not known")
                : throw new ArgumentOutOfRangeException(nameof(asked), own, "A threshold is a cosine, -1..1.");
        }

        return card.Thresholds.MinBy(threshold => (threshold.FalseMatchRate, -threshold.Cosine)) is { } strictest
            ? Of(strictest, "the model's strictest")
            : new(Uncalibrated, "a cautious general one: this model carries no calibrated threshold, how often strangers match is not known");
    }

    /// <summary>The rule of a model's card for a false match rate: the calibrated threshold of that rate, else the next stricter one.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="falseMatchRate">The largest share of pairs of different people that may match, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is none.</exception>
    /// <exception cref="InvalidOperationException">The card has no threshold that is as strict; the message says what it has.</exception>
    public static MatchRule AtFalseMatchRate(ModelCard card, double falseMatchRate)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (falseMatchRate is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(falseMatchRate), falseMatchRate, "A false match rate lies between 0 and 1.");
        var chosen = card.Thresholds.Where(threshold => threshold.FalseMatchRate <= falseMatchRate * (1 + Rounding)).MaxBy(threshold => (threshold.FalseMatchRate, threshold.Cosine));
        if (chosen is null)
        {
            throw new InvalidOperationException(card.Thresholds.Count == 0
                ? "the model carries no calibrated threshold; ghostface evaluate calibrate gives it some"
                : $"the model carries no threshold for a false match rate of {Text(falseMatchRate)} or less, only for {string.Join(", ", card.Thresholds.Select(threshold => Text(threshold.FalseMatchRate)))}");
        }

        return Of(chosen, chosen.FalseMatchRate < falseMatchRate * (1 - Rounding) ? $"the model's next stricter than {Text(falseMatchRate)}" : "the model's");
    }

    /// <summary>Whether a cosine speaks for one person.</summary>
    public bool IsMatch(double cosine) => cosine > Threshold;

    private static MatchRule Of(ModelThreshold threshold, string whose)
    {
        var interval = threshold.FalseMatchRateInterval is { } rate ? $", {Text(rate.Low)} to {Text(rate.High)} with 95 % confidence," : "";
        return new(threshold.Cosine, $"{whose}: a false match rate of {Text(threshold.FalseMatchRate)}{interval} on {threshold.Set}") { FalseMatchRate = threshold.FalseMatchRate };
    }

    /// <summary>Two significant digits, without an exponent.</summary>
    private static string Text(double rate) =>
        decimal.Parse(rate.ToString("E1", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.################", CultureInfo.InvariantCulture);
}
