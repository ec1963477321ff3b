namespace GhostFaceNets.DataSets;

/// <summary>How many pictures the people of a data set have.</summary>
/// <param name="Least">Of the person with the fewest.</param>
/// <param name="Median">Half of the people have no more.</param>
/// <param name="Mean">Pictures by people.</param>
/// <param name="Most">Of the person with the most.</param>
/// <param name="Histogram">The number of people with 1, 2 .. 3, 4 .. 7, 8 .. 15 ... pictures.</param>
public sealed record ImagesPerPerson(int Least, int Median, double Mean, int Most, IReadOnlyList<int> Histogram)
{
    /// <summary>Counts people.</summary>
    /// <param name="counts">The pictures of each person, at least one each.</param>
    internal static ImagesPerPerson Of(int[] counts)
    {
        var sorted = counts.Order().ToArray();
        var histogram = new int[int.Log2(sorted[^1]) + 1];
        foreach (var count in sorted) histogram[int.Log2(count)]++;
        return new(sorted[0], sorted[(sorted.Length - 1) / 2], sorted.Average(), sorted[^1], histogram);
    }
}
