using GhostFaceNets.Evaluation.Groups;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Evaluate.People;

/// <summary>What <c>--json</c> writes.</summary>
internal sealed record GroupsOutput(
    string Data, string Model, double Threshold, string ThresholdReason, GroupsOutput.Row All, IReadOnlyList<GroupsOutput.Attribute> Attributes)
{
    /// <summary>The groups by one attribute.</summary>
    internal sealed record Attribute(string Name, int UnknownPictures, IReadOnlyList<Row> Groups);

    /// <summary>One group.</summary>
    internal sealed record Row(
        string Group, int People, int Pictures, bool TooSmall,
        long ImpostorPairs, long FalseMatches, double? FalseMatchRate, ConfidenceInterval? FalseMatchRateInterval,
        long GenuinePairs, long FalseNonMatches, double? FalseNonMatchRate, ConfidenceInterval? FalseNonMatchRateInterval);

    public static Row RowOf(GroupRates group) => new(
        group.Group, group.People, group.Pictures, group.People < GroupReport.LeastPeople,
        group.Rates.ImpostorPairs, group.Rates.FalseMatches, group.Rates.FalseMatchRate, group.Rates.FalseMatchRateInterval,
        group.Rates.GenuinePairs, group.Rates.FalseNonMatches, group.Rates.FalseNonMatchRate, group.Rates.FalseNonMatchRateInterval);
}
