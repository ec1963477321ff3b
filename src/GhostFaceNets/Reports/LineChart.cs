using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>Lines over a common axis: loss, learning rate or accuracy over epochs.</summary>
public static class LineChart
{
    private const int MostMarkers = 40;

    /// <summary>Draws lines. Few points are marked one by one.</summary>
    /// <exception cref="ArgumentException">A line has not as many values as places.</exception>
    public static Chart Of(string title, string x, string y, params IReadOnlyList<LineSeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var plot = ChartStyle.NewPlot(title, x, y);
        for (var i = 0; i < series.Count; i++)
        {
            var (name, places, values) = series[i];
            if (places.Count != values.Count) throw new ArgumentException($"'{name}' has {places.Count} places and {values.Count} values.", nameof(series));
            var line = plot.Add.Scatter([.. places], values.Select(value => double.IsFinite(value) ? value : double.NaN).ToArray());
            if (series.Count > 1) line.LegendText = name;
            line.Color = ChartStyle.Colour(i);
            line.LineWidth = 2;
            line.MarkerSize = places.Count > MostMarkers ? 0 : 6;
        }

        plot.Axes.Margins(horizontal: 0.03, vertical: 0.08);
        if (series.Count > 1) plot.ShowLegend(Alignment.UpperRight);
        return new(plot);
    }
}
