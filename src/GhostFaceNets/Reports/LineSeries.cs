namespace GhostFaceNets.Reports;

/// <summary>One line of a chart. Values that are not finite leave a gap.</summary>
/// <param name="Name">As the legend names it.</param>
/// <param name="X">Ascending places.</param>
/// <param name="Y">As many values.</param>
public sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The value that is ringed and written beside the line; none when null.</summary>
    public Extremum? Marked { get; init; }

    /// <summary>The colour's number, to keep it over several charts; the line's place in the chart when null.</summary>
    public int? Colour { get; init; }

    /// <summary>Places where something about the line changes, such as the stages of a run: dashed verticals in its colour.</summary>
    public IReadOnlyList<double> Boundaries { get; init; } = [];
}
