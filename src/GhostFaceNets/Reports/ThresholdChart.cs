using GhostFaceNets.Evaluation.Calibration;
using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>Both errors over the cosine above which two faces match: false matches fall where it rises, false non-matches rise. Rates are on a logarithmic axis,
/// thresholds dashed verticals.</summary>
public static class ThresholdChart
{
    /// <summary>Draws the errors of pairs as far as they are known: of different people only the most alike may be.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="pairs">Pairs of both kinds.</param>
    /// <param name="thresholds">Cosines to mark.</param>
    /// <exception cref="ArgumentException">There is no pair of different people.</exception>
    public static Chart Of(string title, FacePairs pairs, params IReadOnlyList<double> thresholds)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(thresholds);
        var (strangers, same) = (pairs.HighestImpostors, pairs.GenuineScores);
        if (strangers.Count == 0) throw new ArgumentException("The chart needs a pair of different people.", nameof(pairs));
        LineSeries[] lines =
        [
            new("false matches", [.. strangers.Reverse().Select(pair => pair.Score)], [.. Enumerable.Range(0, strangers.Count).Select(i => (double)(strangers.Count - 1 - i) / pairs.ImpostorCount)]),
            new("false non-matches", [.. same.Select(pair => pair.Score)], [.. Enumerable.Range(1, same.Count).Select(i => (double)i / same.Count)]),
        ];
        var plot = ChartStyle.NewPlot(title, "Cosine", "Rate");
        var lowest = DecadeAxis.Below(lines.SelectMany(line => line.Y));
        foreach (var threshold in thresholds) plot.Add.VerticalLine(threshold, 1, ChartStyle.Faint, LinePattern.Dashed);
        foreach (var (i, line) in lines.Index().Where(line => line.Item.X.Count > 0))
        {
            StepLine.Add(plot, [.. line.X], [.. line.Y.Select(rate => DecadeAxis.Place(rate, lowest))], line.Name, i);
        }

        DecadeAxis.Set(plot, plot.Axes.Left, lowest, 0);
        plot.Axes.SetLimits(Math.Max(-1, lines.SelectMany(line => line.X).Min() - 0.02), Math.Min(1, lines.SelectMany(line => line.X).Max() + 0.02), lowest, 0);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Bottom);
        return new(plot, lines);
    }
}
