using System.Globalization;
using GhostFaceNets.Evaluation.Groups;

namespace GhostFaceNets.Cli.Commands.Evaluate.People;

/// <summary>The errors of the groups by one attribute as people read them.</summary>
/// <param name="attribute">Its name.</param>
/// <param name="groups">The groups.</param>
/// <param name="all">Everybody.</param>
/// <param name="unknown">Pictures that are in no group.</param>
internal sealed class GroupsTable(string attribute, IReadOnlyList<GroupRates> groups, GroupRates all, int unknown)
{
    /// <summary>What is told of a group.</summary>
    public string[] Columns { get; } = [attribute, "People", "Pictures", "FMR", "95 % interval", "False matches", "FNMR", "95 % interval", "False non-matches"];

    /// <summary>The groups under <see cref="Columns"/>, everybody at last.</summary>
    public IEnumerable<string[]> Rows => groups.Append(all).Select(group =>
    {
        var rates = group.Rates;
        var tooSmall = group.People < GroupReport.LeastPeople;
        return (string[])
        [
            group.Group, Count(group.People), Count(group.Pictures),
            tooSmall ? "too small" : ErrorText.Rate(rates.FalseMatchRate), ErrorText.Interval(rates.FalseMatchRateInterval), $"{Count(rates.FalseMatches)} of {Count(rates.ImpostorPairs)}",
            tooSmall ? "too small" : ErrorText.Rate(rates.FalseNonMatchRate), ErrorText.Interval(rates.FalseNonMatchRateInterval), $"{Count(rates.FalseNonMatches)} of {Count(rates.GenuinePairs)}",
        ];
    });

    /// <summary>What is to be known beside it.</summary>
    public IEnumerable<string> Remarks =>
    [
        .. unknown > 0 ? [$"{attribute} is not known of {Count(unknown)} pictures; they are in none of its groups."] : (string[])[],
        .. groups.Where(group => group.People < GroupReport.LeastPeople).Select(group =>
            $"{attribute} {group.Group} is too small: {group.People} people, where {GroupReport.LeastPeople} are needed to tell its rates from chance."),
    ];

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
