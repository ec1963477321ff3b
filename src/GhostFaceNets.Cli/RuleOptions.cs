using System.CommandLine;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli;

/// <summary>The options that say from which cosine on two faces are one person: a false match rate that the model is calibrated for, or the cosine itself.</summary>
internal sealed class RuleOptions
{
    private readonly Option<double?> _threshold = new("--threshold")
    {
        Description = "The cosine above which two faces are one person, -1 to 1. Defaults to the strictest calibrated threshold of the model.",
        HelpName = "COSINE",
    };

    private readonly Option<double?> _falseMatchRate = new("--fmr")
    {
        Description = "Take the model's calibrated threshold for this false match rate, e.g. 1e-3: the share of pairs of strangers that match; of several the next stricter one.",
        HelpName = "RATE",
    };

    public RuleOptions()
    {
        _threshold.Demand(threshold => threshold is null or (>= -1 and <= 1), "--threshold is a cosine, from -1 to 1.");
        _falseMatchRate.Demand(rate => rate is null or (> 0 and < 1), "--fmr is a share of pairs, above 0 and below 1.");
    }

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_falseMatchRate, _threshold];

    /// <summary>The rule for a model.</summary>
    /// <exception cref="UsageException">Both options are given.</exception>
    /// <exception cref="BadDataException">The model is not calibrated for the rate.</exception>
    public MatchRule Choose(ParseResult parsed, ModelCard card, string model)
    {
        var (threshold, rate) = (parsed.GetValue(_threshold), parsed.GetValue(_falseMatchRate));
        if (rate is not { } asked) return MatchRule.Choose(card, threshold);
        if (threshold is not null) throw new UsageException("--fmr and --threshold exclude each other");
        try
        {
            return MatchRule.AtFalseMatchRate(card, asked);
        }
        catch (InvalidOperationException error)
        {
            throw new BadDataException(model, error.Message, error);
        }
    }
}
