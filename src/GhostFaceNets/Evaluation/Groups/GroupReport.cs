using GhostFaceNets.Evaluation.Calibration;

namespace GhostFaceNets.Evaluation.Groups;

/// <summary>Whether a model errs more often on some people than on others.</summary>
public static class GroupReport
{
    /// <summary>People that a group needs for intervals, without which its rates say little.</summary>
    public static int LeastPeople => PeopleBootstrap.LeastPeople;

    /// <summary>Measures each group by itself: strangers are compared within the group, for two people of one group are alike more often than any two.</summary>
    /// <param name="pairs">All pairs of pictures; those of different people above the threshold must be among the kept ones.</param>
    /// <param name="groups">The group of each picture; null for those of which it is not known.</param>
    /// <param name="threshold">The cosine above which a pair matches.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <returns>The groups in ordinal order.</returns>
    /// <exception cref="ArgumentException">There are not as many groups as pictures.</exception>
    public static IReadOnlyList<GroupRates> Of(FacePairs pairs, IReadOnlyList<string?> groups, double threshold, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count != pairs.Pictures) throw new ArgumentException($"{groups.Count} groups for {pairs.Pictures} pictures.", nameof(groups));
        return [.. groups.OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(group =>
        {
            var own = pairs.Among(picture => groups[picture] == group);
            return new GroupRates(group, own.People, own.Pictures, ErrorRates.At(own, threshold, cancellation));
        })];
    }
}
