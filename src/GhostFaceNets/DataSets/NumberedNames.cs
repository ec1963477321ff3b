using System.Globalization;

namespace GhostFaceNets.DataSets;

/// <summary>The order of names: as numbers where all are numbers, so that 2 comes before 10, else ordinal.</summary>
internal static class NumberedNames
{
    /// <summary>Sorts items by the name of each.</summary>
    public static IEnumerable<T> Sort<T>(IReadOnlyList<T> items, Func<T, string> name)
    {
        var byName = items.OrderBy(name, StringComparer.Ordinal);
        return items.All(item => Number(name(item)) is not null) ? byName.OrderBy(item => Number(name(item))) : byName;
    }

    private static long? Number(string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
