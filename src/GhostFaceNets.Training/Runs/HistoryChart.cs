using GhostFaceNets.Reports;

namespace GhostFaceNets.Training.Runs;

/// <summary>The curves of runs side by side: loss, accuracy, learning rate, each evaluation set, then the other losses.</summary>
public static class HistoryChart
{
    private const int Columns = 2;
    private const string ThresholdEnd = "_thresh";
    private static readonly string[] s_first = [HistoryLists.Loss, HistoryLists.Accuracy, HistoryLists.Rate];

    /// <summary>Draws runs: one chart for each of their lists, one line for each run, stages divided by dashed lines, the
    /// lowest loss and the highest accuracy marked.</summary>
    /// <exception cref="ArgumentException">There is no run.</exception>
    public static Chart Of(params IReadOnlyList<PlottedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return Chart.Grid(Columns, [.. Lists(runs).Select(list => LineChart.Of(list, "epoch", "", [.. Lines(list, runs)]))]);
    }

    private static IEnumerable<LineSeries> Lines(string list, IReadOnlyList<PlottedRun> runs) => runs
        .Select((run, i) => run.Line(list, Marked(list)) with { Colour = i })
        .Where(line => line.X.Count > 0);

    private static IEnumerable<string> Lists(IReadOnlyList<PlottedRun> runs)
    {
        var names = runs.SelectMany(run => run.History.Names).Distinct()
            .Where(name => !name.EndsWith(ThresholdEnd, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        return s_first.Intersect(names).Concat(names.Except(s_first).OrderBy(HistoryLists.IsPartOfLoss));
    }

    private static Extremum? Marked(string list) =>
        list == HistoryLists.Rate ? null : list == HistoryLists.Loss || HistoryLists.IsPartOfLoss(list) ? Extremum.Lowest : Extremum.Highest;
}
