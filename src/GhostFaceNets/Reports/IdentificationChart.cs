namespace GhostFaceNets.Reports;

/// <summary>True positive identification rate over false positive identification rate, the latter on a logarithmic axis: what an open-set search is judged by.</summary>
public static class IdentificationChart
{
    /// <summary>Draws one line or several.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="lines">Ascending false positive identification rates, and the true ones at them; named for the legend, which is left out for a single line.</param>
    /// <exception cref="ArgumentException">There is no line.</exception>
    public static Chart Of(string title, params IReadOnlyList<LineSeries> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0) throw new ArgumentException("A chart needs a line.", nameof(lines));
        var plot = ChartStyle.NewPlot(title, "False positive identification rate", "True positive identification rate");
        var decade = DecadeAxis.Below(lines.SelectMany(line => line.X));
        foreach (var (i, line) in lines.Index())
        {
            StepLine.Add(plot, [.. line.X.Select(rate => DecadeAxis.Place(rate, decade))], [.. line.Y], lines.Count > 1 ? line.Name : null, i);
        }

        DecadeAxis.Set(plot, plot.Axes.Bottom, decade, 0);
        plot.Axes.SetLimits(decade, 0, 0, 1.02);
        if (lines.Count > 1) plot.ShowLegend(ScottPlot.Alignment.LowerRight);
        return new(plot, lines);
    }
}
