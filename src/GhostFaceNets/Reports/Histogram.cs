using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>How values of one kind or several lie: the share of each kind in each of sixty bins, so that kinds of different number can be compared.</summary>
public static class Histogram
{
    private const int Bins = 60;

    /// <summary>Draws kinds of values over each other.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="x">What the values are.</param>
    /// <param name="y">What the shares are of, in percent.</param>
    /// <param name="kinds">Names for the legend, which is left out for a single kind, and finite values in any order.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Chart Of(string title, string x, string y, params IReadOnlyList<(string Name, IReadOnlyList<double> Values)> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var (plot, outlines) = Draw(title, x, y, [.. kinds.Select((kind, i) => (kind.Name, kind.Values, i))]);
        if (kinds.Count > 1) plot.ShowLegend(Edge.Bottom);
        return new(plot, outlines);
    }

    /// <summary>Draws kinds of values, each with the number of its colour.</summary>
    internal static (Plot Plot, LineSeries[] Outlines) Draw(string title, string x, string y, params IReadOnlyList<(string Name, IReadOnlyList<double> Values, int Colour)> kinds)
    {
        if (kinds.Sum(kind => kind.Values.Count) == 0) throw new ArgumentException("A histogram needs a value.", nameof(kinds));
        var plot = ChartStyle.NewPlot(title, x, y);
        plot.Legend.Orientation = Orientation.Horizontal;
        var (low, high) = (kinds.SelectMany(kind => kind.Values).Min(), kinds.SelectMany(kind => kind.Values).Max());
        var width = Math.Max(high - low, 1e-6) / Bins;
        LineSeries[] outlines = [.. kinds.Where(kind => kind.Values.Count > 0).Select(kind => Outline(kind.Name, kind.Values, low, width) with { Colour = kind.Colour })];
        foreach (var outline in outlines)
        {
            var area = plot.Add.Polygon([.. outline.X.Zip(outline.Y, (left, up) => new Coordinates(left, up))]);
            area.FillColor = ChartStyle.Colour(outline.Colour!.Value).WithAlpha(0.35);
            area.LineColor = ChartStyle.Colour(outline.Colour.Value);
            area.LineWidth = 1.5f;
            if (kinds.Count > 1) area.LegendText = outline.Name;
        }

        plot.Axes.SetLimits(low - width, high + width, 0, 1.08 * outlines.Max(outline => outline.Y.Max()));
        return (plot, outlines);
    }

    /// <summary>Steps rather than bars: two overlapping kinds stay legible and no seams show.</summary>
    private static LineSeries Outline(string name, IReadOnlyList<double> values, double low, double width)
    {
        var counts = new int[Bins];
        foreach (var value in values) counts[Math.Min((int)((value - low) / width), Bins - 1)]++;
        return new(
            name,
            [low, .. Enumerable.Range(0, Bins).SelectMany(bin => new[] { low + bin * width, low + (bin + 1) * width }), low + Bins * width],
            [0, .. counts.SelectMany(count => Enumerable.Repeat(100.0 * count / values.Count, 2)), 0]);
    }
}
