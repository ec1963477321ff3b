using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

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
            var colour = ChartStyle.Colour(series[i].Colour ?? i);
            foreach (var boundary in series[i].Boundaries) plot.Add.VerticalLine(boundary, 1, colour.WithAlpha(0.6), LinePattern.Dashed);
            var line = plot.Add.Scatter([.. places], values.Select(value => double.IsFinite(value) ? value : double.NaN).ToArray());
            line.LegendText = name;
            line.Color = colour;
            line.LineWidth = 2;
            line.MarkerSize = places.Count > MostMarkers ? 0 : 6;
            if (series[i].Marked is { } kind) Mark(plot, series[i], kind, colour);
        }

        // Room for the values beside marked points.
        if (series.Any(line => line.Marked is not null)) plot.Axes.Margins(horizontal: 0.1, vertical: 0.28);
        else plot.Axes.Margins(horizontal: 0.03, vertical: 0.08);
        if (series.All(line => line.X.All(double.IsInteger))) plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Bottom);
        return new(plot, series);
    }

    private static void Mark(Plot plot, LineSeries series, Extremum kind, Color colour)
    {
        var points = series.X.Zip(series.Y).Where(point => double.IsFinite(point.Second)).ToArray();
        if (points.Length == 0) return;
        var (x, y) = kind is Extremum.Lowest ? points.MinBy(point => point.Second) : points.MaxBy(point => point.Second);
        plot.Add.Marker(x, y, MarkerShape.OpenCircle, 12, colour);
        var text = plot.Add.Text(y.ToString("G4", CultureInfo.InvariantCulture), x, y);
        text.LabelFontName = ReportFonts.Family;
        text.LabelFontSize = 13;
        text.LabelFontColor = colour;
        text.LabelAlignment = kind is Extremum.Lowest ? Alignment.UpperCenter : Alignment.LowerCenter;
        text.OffsetY = kind is Extremum.Lowest ? 8 : -8;
    }
}
